"""What landing/sources.yml says of the exports of each table."""

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import yaml

from orchestration.errors import OneIdError

SOURCES = "sources.yml"


@dataclass(frozen=True)
class ExportSource:
    """Where the exports of one table lie and how they are to be read.

    What is not said is found out: the encoding, the separator, the header by
    the names of the declared columns.
    """

    system: str
    table: str
    # Files, folders, archives or patterns of them; from the landing folder.
    files: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    # The line of the header, counted from 1.
    header: int | None = None
    # Patterns of the sheets to read.
    sheets: tuple[str, ...] = ("*",)
    # The path of the array in a wrapped JSON answer, like data.list.
    records: str | None = None
    # The name in the export → the name as declared.
    columns: dict[str, str] = field(default_factory=dict)

    def paths(self, landing_dir: Path) -> list[Path]:
        """Return the paths that are there now, by name."""
        found: list[Path] = []
        for pattern in self.files:
            try:
                full = (landing_dir / Path(pattern).expanduser()).absolute()
                hits = [full] if full.exists() else []
                hits = hits or list(Path("/").glob(str(full.relative_to("/"))))
            except (RuntimeError, ValueError) as error:
                raise OneIdError(f"{SOURCES} names {pattern}: {error}.") from error
            if not hits:
                raise OneIdError(
                    f"{landing_dir / SOURCES} names {pattern} for {self.system}/"
                    f"{self.table}, and there is no such file."
                )
            found += hits
        return sorted(set(found))


def read_sources(landing_dir: Path) -> list[ExportSource]:
    """Return the sources that the landing folder declares; none without the file."""
    path = landing_dir / SOURCES
    if not path.exists():
        return []
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        entries = content["sources"]
        return [_source(entry) for entry in entries]
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise OneIdError(f"{path} cannot be read: {error}") from error
    except KeyError as error:
        raise OneIdError(
            f"{path} has no {error.args[0]}: list the exports below it."
        ) from error
    except (TypeError, AttributeError, ValueError, LookupError) as error:
        raise OneIdError(
            f"{path} is not as it should be ({error}): it holds `sources:` and below "
            "it a list of entries with `system`, `table` and `files`."
        ) from error


def source_of(sources: list[ExportSource], system: str, table: str) -> ExportSource:
    """Return what is said of a table, or that nothing is."""
    for source in sources:
        if (source.system, source.table) == (system, table):
            return source
    return ExportSource(system, table)


def _source(entry: dict[str, Any]) -> ExportSource:
    known = {f.name for f in fields(ExportSource)}
    if strange := sorted(set(entry) - known):
        raise ValueError(f"unknown: {', '.join(strange)}; known: {', '.join(known)}")
    for name in ("files", "sheets"):
        if isinstance(entry.get(name), str):
            entry[name] = [entry[name]]
        if name in entry:
            entry[name] = tuple(entry[name])
    for name in ("system", "table"):
        if name not in entry:
            raise ValueError(f"an entry has no {name}")
    for name in ("system", "table", "encoding", "delimiter", "records"):
        if not isinstance(entry.get(name, ""), str | None):
            raise ValueError(f"{name} {entry[name]!r} is no text")
    header, columns = entry.get("header"), entry.get("columns") or {}
    if header is not None and (type(header) is not int or header < 1):
        raise ValueError(f"header {header!r} is no line number")
    if not isinstance(columns, dict) or any(
        isinstance(name, list | dict) for name in columns.values()
    ):
        raise ValueError("columns has one declared name for each name in the export")
    found = ExportSource(**{**entry, "columns": columns})
    if found.encoding is not None:
        "".encode(found.encoding)
    if found.delimiter is not None and (
        len(found.delimiter) != 1 or found.delimiter in '"\r\n'
    ):
        raise ValueError(f"delimiter {found.delimiter!r} is not one character")
    if not all(isinstance(text, str) for text in (*found.files, *found.sheets)):
        raise ValueError("files and sheets are texts")
    names = {str(old): str(new) for old, new in found.columns.items()}
    return replace(found, columns=names)
