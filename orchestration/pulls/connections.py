"""What landing/connections.yml says of the databases and APIs to pull from."""

import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml

from orchestration.errors import OneIdError, UsageError

CONNECTIONS = "connections.yml"
KINDS = ("sql_database", "rest_api")
# Names of batches, folders and pipelines are made of it.
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
# Of a token, the rest are names and paths of what is no secret.
_OF_A_TOKEN = ("url", "json", "data", "headers")
# A value that stands under such a name is nobody's but the environment's.
_SECRET = re.compile(
    r"(password|passwd|pwd|secret|token|api_?key|authorization|refresh_token)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rows:
    """Which rows of a source become which declared table.

    `columns` gives names of the source, or dotted paths into nested values, the
    declared names; `constants` are columns that the source does not say.
    """

    table: str
    columns: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    # The path of a list in each record; a path that begins with ^. then leads
    # from the record itself.
    each: str | None = None


@dataclass(frozen=True)
class Pulled:
    """One table of a database or one resource of an API.

    Without `cursor` it is pulled whole; with one, from the largest value that was
    seen, less `overlap` (seconds of a time, days of a date, units of a number).
    """

    rows: Rows
    source: str
    cursor: str | None = None
    since: Any = None
    overlap: float | None = None
    # In dlt's words: path, method, params, json, paginator, data_selector.
    endpoint: dict[str, Any] = field(default_factory=dict)
    # Further tables that come with the same answers.
    also: tuple[Rows, ...] = ()

    @property
    def name(self) -> str:
        """What its state is kept under: the first of its tables."""
        return self.rows.table

    @property
    def all_rows(self) -> tuple[Rows, ...]:
        """Every table that it fills."""
        return (self.rows, *self.also)


@dataclass(frozen=True)
class Connection:
    """One database or API, as declared: `{env: NAME}` is not looked up yet."""

    name: str
    system: str
    kind: str
    tables: tuple[Pulled, ...]
    # sql_database: a mapping in SQLAlchemy's words, or the URL.
    database: Any = None
    schema: str | None = None
    rows_per_batch: int = 500_000
    # rest_api: in dlt's words: base_url, headers, auth, paginator.
    client: dict[str, Any] = field(default_factory=dict)
    token: dict[str, Any] = field(default_factory=dict)
    statuses: dict[str, Any] = field(default_factory=dict)
    requests_per_second: float | None = None
    attempts: int = 6
    backoff: float = 1
    timeout: float = 60


def read_connections(landing_dir: Path) -> list[Connection]:
    """Return what the landing folder declares; raise with what is wrong in it."""
    path = landing_dir / CONNECTIONS
    if not path.exists():
        raise OneIdError(
            f"There is no {path}: say in it which databases and APIs there are "
            "(docs/connectors.md shows how)."
        )
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = [_connection(entry) for entry in content["connections"]]
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise OneIdError(f"{path} cannot be read: {error}") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise OneIdError(
            f"{path} is not as it should be ({error}): it holds `connections:` and "
            "below it a list of entries with `name`, `system`, `kind` and `tables`."
        ) from error
    names = [connection.name for connection in found]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise OneIdError(f"{path} has two connections `{twice[0]}`: rename one.")
    return found


def chosen(connections: list[Connection], names: list[str]) -> list[Connection]:
    """Return the named connections, or all of them."""
    known = {connection.name: connection for connection in connections}
    if unknown := [name for name in names if name not in known]:
        raise UsageError(
            f"There is no connection {', '.join(unknown)}; {CONNECTIONS} has "
            f"{', '.join(known)}."
        )
    return [known[name] for name in names] if names else connections


def _connection(entry: dict[str, Any]) -> Connection:
    called = f"connection {entry.get('name')!r}"
    if not _NAME.fullmatch(str(entry.get("name"))):
        raise ValueError(
            f"{called}: a name is small letters, digits and underscores, a letter first"
        )
    _require_known(entry, Connection, called)
    if entry.get("kind") not in KINDS:
        raise ValueError(f"{called}: `kind` is {' or '.join(KINDS)}")
    needed = "database" if entry["kind"] == "sql_database" else "client"
    if missing := [k for k in ("system", "tables", needed) if not entry.get(k)]:
        raise ValueError(f"{called} lacks `{'`, `'.join(missing)}`")
    _refuse_secrets(entry, called)
    tables = tuple(_pulled(table, entry["kind"], called) for table in entry["tables"])
    filled = [rows.table for table in tables for rows in table.all_rows]
    if twice := sorted({name for name in filled if filled.count(name) > 1}):
        raise ValueError(
            f"{called} fills table `{twice[0]}` twice: make two connections of it"
        )
    return Connection(**{**entry, "tables": tables})


def _pulled(entry: dict[str, Any], kind: str, called: str) -> Pulled:
    if isinstance(entry, str):
        entry = {"table": entry}
    called = f"{called}, table {entry.get('table')!r}"
    if not entry.get("table"):
        raise ValueError(f"{called}: each of `tables` needs `table`")
    rows = {k: v for k, v in entry.items() if k in _ROWS}
    rest = {k: v for k, v in entry.items() if k not in _ROWS}
    rest["source"] = rest.pop("from", entry["table"])
    rest["also"] = tuple(_rows(x, called) for x in rest.get("also") or ())
    _require_known(rest, Pulled, called, also_known=("from", *_ROWS))
    if kind == "rest_api" and not rest.get("endpoint"):
        raise ValueError(f"{called} lacks `endpoint`")
    if "overlap" in rest and not rest.get("cursor"):
        raise ValueError(f"{called}: `overlap` needs `cursor`")
    if "{incremental." in str(rest.get("endpoint")):
        if not rest.get("cursor"):
            raise ValueError(f"{called}: {{incremental.…}} needs `cursor`")
        if rest.get("since") is None:
            raise ValueError(f"{called}: say with `since` where the first pull begins")
    return Pulled(rows=_rows(rows, called), **rest)


def _rows(entry: dict[str, Any], called: str) -> Rows:
    _require_known(entry, Rows, called)
    columns = {str(k): str(v) for k, v in (entry.get("columns") or {}).items()}
    constants = {str(k): str(v) for k, v in (entry.get("constants") or {}).items()}
    return Rows(entry["table"], columns, constants, entry.get("each"))


_ROWS = tuple(f.name for f in fields(Rows))


def _require_known(
    entry: dict[str, Any], shape: type, called: str, also_known: tuple[str, ...] = ()
) -> None:
    known = [f.name for f in fields(shape) if f.name not in ("rows", "source")]
    strange = sorted(set(entry) - set(known) - {"source"})
    if strange:
        names = ", ".join(dict.fromkeys((*also_known, *known)))
        raise ValueError(f"{called}: unknown {', '.join(strange)}; known are {names}")


def _refuse_secrets(entry: dict[str, Any], called: str) -> None:
    """Raise when a password or a key stands in the file itself."""
    places = [entry.get(k) for k in ("database", "client")]
    places += [(entry.get("token") or {}).get(k) for k in _OF_A_TOKEN]
    places += [t.get("endpoint") for t in entry["tables"] if isinstance(t, dict)]
    for key, value in _leaves(places):
        if _SECRET.search(key) or _is_url_with_secret(value):
            raise ValueError(
                f"{called}: a secret stands under `{key or 'database'}`; put it into "
                "an environment variable and write {env: NAME_OF_IT}"
            )


def _is_url_with_secret(value: str) -> bool:
    if "://" not in value and not value.startswith("/"):
        return False
    url = urlsplit(value)
    return bool(url.password) or any(_SECRET.search(k) for k, _ in parse_qsl(url.query))


def _leaves(value: Any, key: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        if set(value) == {"env"}:
            return []
        return [leaf for k, v in value.items() for leaf in _leaves(v, str(k))]
    if isinstance(value, list | tuple):
        return [leaf for v in value for leaf in _leaves(v, key)]
    return [(key, value)] if isinstance(value, str) else []
