"""Pull what landing/connections.yml names: loads first, then batches of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from orchestration.batch_files import declared_table, require_folder_form
from orchestration.declared import Table
from orchestration.errors import OneIdError, UsageError
from orchestration.landing import Batch
from orchestration.pulls.connections import Connection, Pulled
from orchestration.pulls.secrets import Secrets
from orchestration.settings import Settings

Tell = Callable[[str], None]


@dataclass
class Outcome:
    """What a pull has to tell."""

    batches: list[Batch] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def pull(
    settings: Settings,
    connections: list[Connection],
    *,
    full: bool = False,
    tables: tuple[str, ...] = (),
    tell: Tell = lambda _: None,
) -> Outcome:
    """Pull the connections table by table; what fails is told, the rest lands.

    `full` forgets how far earlier pulls came; `tables` are the only ones to pull.
    """
    outcome = Outcome()
    for connection in connections:
        secrets = Secrets()
        for pulled in connection.tables:
            if tables and not {rows.table for rows in pulled.all_rows} & set(tables):
                continue
            before = len(outcome.batches)
            try:
                found = _Pull(settings, connection, pulled, secrets, tell)
                for batches in found.run(full):
                    outcome.batches += batches
            except OneIdError as error:
                outcome.errors.append(secrets.blank(str(error)))
                continue
            if len(outcome.batches) == before:
                outcome.unchanged.append(f"{connection.system}/{pulled.name}")
    return outcome


def require_tables(connections: list[Connection], tables: list[str]) -> None:
    """Raise when none of the connections fills one of the tables."""
    known = [
        rows.table
        for c in connections
        for pulled in c.tables
        for rows in pulled.all_rows
    ]
    if unknown := [name for name in tables if name not in known]:
        raise UsageError(
            f"No connection fills table {', '.join(unknown)}; they fill "
            f"{', '.join(dict.fromkeys(known))}."
        )


class _Pull:
    """One table of a connection, or one resource with all its tables."""

    def __init__(
        self,
        settings: Settings,
        connection: Connection,
        pulled: Pulled,
        secrets: Secrets,
        tell: Tell,
    ) -> None:
        # dlt takes a second to import, which only this command has.
        from orchestration.pulls.pipelines import Room

        self._settings, self._connection, self._pulled = settings, connection, pulled
        self._secrets, self._tell = secrets, tell
        self._tables: dict[str, Table] = {
            rows.table: declared_table(settings, connection.system, rows.table)
            for rows in pulled.all_rows
        }
        for table in self._tables.values():
            require_folder_form(settings, table)
        self._room = Room(settings.home, connection, pulled)

    def run(self, full: bool) -> Iterator[list[Batch]]:
        """Land what is left of earlier pulls, then what is new; yield the batches."""
        if full:
            self._room.forget()
        self._safely(self._room.finish)
        yield self._land()
        if self._room.is_begun() and not self._all_landed():
            # Another landing folder, or its batches were taken away.
            self._room.forget()
        is_last = False
        while not is_last:
            is_last = self._safely(self._load)
            yield self._land()
        yield self._land_empty()

    def _load(self) -> bool:
        """Load the next part; return whether it was the last one."""
        from orchestration.pulls.apis import api_source
        from orchestration.pulls.databases import table_source
        from orchestration.pulls.pipelines import shaped
        from orchestration.pulls.texts import Shape

        called = f"`{self._pulled.source}` of connection `{self._connection.name}`"
        shapes = {
            rows.table: Shape(rows, self._tables[rows.table], called)
            for rows in self._pulled.all_rows
        }
        part = None
        if self._connection.kind == "sql_database":
            source, part = table_source(
                self._connection, self._pulled, self._secrets, self._room.is_begun()
            )
        else:
            source = api_source(self._connection, self._pulled, self._secrets)
        self._room.load(shaped(source, shapes, self._count))
        return part is None or not part.exhausted

    def _count(self, rows: int) -> None:
        self._tell(f"{self._connection.name}/{self._pulled.name}: {rows:,} rows")

    def _land(self) -> list[Batch]:
        from orchestration.pulls.staged import land_loads

        return land_loads(
            self._settings,
            self._connection,
            self._pulled,
            self._tables,
            self._room.staged,
        )

    def _land_empty(self) -> list[Batch]:
        from orchestration.pulls.staged import has_batch, land_empty

        return [
            land_empty(self._settings, self._connection, table)
            for table in self._tables.values()
            if not has_batch(self._settings, self._connection, table)
        ]

    def _all_landed(self) -> bool:
        from orchestration.pulls.staged import has_batch

        return all(
            has_batch(self._settings, self._connection, table)
            for table in self._tables.values()
        )

    def _safely(self, step: Callable[[], bool | None]) -> bool | None:
        """Do a step; raise whatever goes wrong as a sentence without secrets."""
        from orchestration.pulls.failures import interrupted, sentence

        try:
            return step()
        except Exception as error:
            if interrupted(error):
                raise KeyboardInterrupt from None
            said = sentence(error, self._connection, self._pulled)
            # The chain of causes may show an address with its password.
            raise OneIdError(self._secrets.blank(said)) from None
