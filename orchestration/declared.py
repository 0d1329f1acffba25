"""What each system's YAML declares: tables, their columns, what is required."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from orchestration.errors import OneIdError
from orchestration.settings import Settings

# `one_of`: at least one of the system's tables that say so must be there.
Required = bool | Literal["one_of"]


@dataclass(frozen=True)
class Column:
    """One declared column of a raw table."""

    name: str
    is_key: bool = False
    holds: str | None = None


@dataclass(frozen=True)
class Table:
    """One declared raw table."""

    system: str
    name: str
    required: Required
    columns: tuple[Column, ...]
    # Several senders deliver into it, each with columns of its own.
    is_shared: bool = False


def declared_tables(settings: Settings, system: str) -> dict[str, Table]:
    """Return the raw tables of one system, by name, as its YAML declares them."""
    folder = settings.project_dir / "models" / "staging" / system
    path = folder / f"_{system}.yml"
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise OneIdError(
            f"System `{system}` has no readable declaration {_shown(path, settings)}: "
            f"{error}"
        ) from error
    tables = [
        _table(system, table)
        for source in content.get("sources", [])
        if source["name"] == f"raw_{system}"
        for table in source.get("tables", [])
    ]
    return {table.name: table for table in tables}


def _table(system: str, entry: dict[str, Any]) -> Table:
    columns = []
    for column in entry.get("columns", []):
        meta = _meta(column)
        is_key = bool(meta.get("is_key"))
        columns.append(Column(column["name"], is_key, meta.get("holds")))
    meta = _meta(entry)
    return Table(
        system,
        entry["name"],
        meta.get("required", False),
        tuple(columns),
        bool(meta.get("is_shared")),
    )


def _meta(entry: dict[str, Any]) -> dict[str, Any]:
    return (entry.get("config") or {}).get("meta") or {}


def _shown(path: Path, settings: Settings) -> str:
    return str(path.relative_to(settings.project_dir))
