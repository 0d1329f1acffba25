"""The tables of a database, as dlt's sql_database reads them."""

from typing import Any

import dlt
import sqlalchemy as sa
from dlt.extract import DltSource
from dlt.extract.items_transform import LimitItem
from dlt.sources.sql_database import sql_table

from orchestration.errors import OneIdError
from orchestration.pulls.connections import Connection, Pulled
from orchestration.pulls.postgres import keep_every_time
from orchestration.pulls.secrets import Secrets
from orchestration.pulls.texts import as_text

_CHUNK = 10_000
# Where empty values come last by themselves.
_EMPTY_LAST = ("postgresql", "oracle")
_EXACT_JSON = ("postgresql", "mysql", "mariadb", "sqlite")
# The driver that is installed with this project.
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


class Part(LimitItem):
    """Ends a load after so many rows; the rest follows in the next.

    The query itself is not limited: of rows with the same cursor any could be cut
    off. Rows without a cursor come last and come whole, as no cursor leads back
    to them.
    """

    def __init__(self, rows: int, cursor: str) -> None:
        """Take how many rows are enough, and the name of the cursor."""
        super().__init__(rows, None, True)
        self._cursor = cursor

    def limit(self, chunk_size: int) -> int | None:
        """Return no limit for the query."""
        return None

    def __call__(self, item: Any, meta: Any = None) -> Any:
        """Pass a chunk on; after the last one close the query."""
        if item and not self.exhausted and item[-1][self._cursor] is None:
            return item
        return super().__call__(item, meta)


def table_source(
    connection: Connection, pulled: Pulled, secrets: Secrets, is_begun: bool
) -> tuple[DltSource, Part | None]:
    """Return a source of one table, whose rows are texts but for the cursor.

    With a cursor it ends after `rows_per_batch`; the part returned beside it says
    whether it has. `is_begun`: rows were pulled before, so the overlap counts.
    Raises SQLAlchemy's errors, and OneIdError for a column that is not there.
    """
    engine = _engine(connection, secrets)
    metadata = sa.MetaData(schema=connection.schema)
    table = sa.Table(pulled.source, metadata, autoload_with=engine)
    if engine.dialect.name == "sqlite":
        # It keeps times as texts, in whichever form somebody wrote them.
        for column in table.columns:
            column.type = sa.Text()
    cursor, columns = pulled.cursor, list(table.columns.keys())
    if cursor and cursor not in columns:
        raise OneIdError(
            f"table `{pulled.source}` of connection `{connection.name}` has no column "
            f"`{cursor}` for a cursor; it has {', '.join(columns)}."
        )
    resource = sql_table(
        credentials=engine,
        table=pulled.source,
        metadata=metadata,
        chunk_size=min(_CHUNK, connection.rows_per_batch),
        reflection_level="minimal",
        query_adapter_callback=_ordered,
        incremental=_incremental(pulled, columns, is_begun),
    )
    # What the table says of its columns is no matter here: all become texts.
    resource.apply_hints(primary_key=[], columns=[])
    resource.add_map(
        lambda row: {k: v if k == cursor else as_text(v) for k, v in row.items()}
    )
    part = None
    if cursor and not (is_begun and pulled.overlap):
        part = Part(connection.rows_per_batch, cursor)
        resource.add_step(part)
    made = dlt.source(
        lambda: resource.with_name(pulled.name),
        name=connection.name,
        max_table_nesting=0,
    )
    return made(), part


def _engine(connection: Connection, secrets: Secrets) -> sa.Engine:
    called = f"connection `{connection.name}`"
    given = secrets.resolve(connection.database, called)
    try:
        if isinstance(given, dict):
            url = sa.URL.create(**{"drivername": "postgresql", **given})
        else:
            url = sa.make_url(given)
        url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
        exact = {}
        if url.get_backend_name() in _EXACT_JSON:
            # Python's floats would round the numbers in it.
            exact["json_deserializer"] = _undecoded
        engine = sa.create_engine(url, **exact)
    except (TypeError, ValueError, sa.exc.ArgumentError, ImportError) as error:
        raise OneIdError(
            f"{called}: `database` is no address of a database "
            f"({secrets.blank(str(error))}): it holds drivername, host, port, "
            "database, username and password: {env: NAME}."
        ) from None
    if engine.driver == "psycopg":
        keep_every_time(engine)
    return engine


def _undecoded(text: str | bytes) -> str:
    return text if isinstance(text, str) else bytes(text).decode()


def _incremental(pulled: Pulled, columns: list[str], is_begun: bool) -> Any:
    if not pulled.cursor:
        return None
    return dlt.sources.incremental(
        pulled.cursor,
        # Two versions of a row at one moment are two: whole rows are compared.
        primary_key=tuple(columns),
        initial_value=pulled.since,
        lag=pulled.overlap if is_begun else None,
        row_order="asc",
        on_cursor_value_missing="include",
    )


def _ordered(query: Any, table: sa.Table, incremental: Any, engine: sa.Engine) -> Any:
    """Return the query with empty cursors last, wherever the database has them."""
    if not incremental or engine.dialect.name in _EMPTY_LAST:
        return query
    cursor = table.columns[incremental.cursor_path]
    empty_last = sa.case((cursor.is_(None), 1), else_=0)
    return query.order_by(None).order_by(empty_last, cursor.asc())
