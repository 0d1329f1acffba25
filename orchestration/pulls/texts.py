"""Records of a source become rows of texts, exact and under the declared names."""

import datetime as dt
import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import simplejson

from orchestration.declared import Table
from orchestration.errors import OneIdError
from orchestration.intake import LINEAGE
from orchestration.pulls.connections import Rows

_PARENT = "^."
# Which names a load has, in the rows that bring new ones: an empty cell is not
# written down, and a column that is empty throughout is still a column.
COLUMNS = "_columns"


def as_text(value: Any) -> str | None:
    """Return a value as text without losing a digit; empty is null, as in exports.

    Numbers are written in full, times in ISO form, nested values as JSON.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return _clean(value) or None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _of_float(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict | list | tuple):
        return _clean(
            simplejson.dumps(value, ensure_ascii=False, use_decimal=True, default=str)
        )
    return _clean(str(value))


def _of_float(value: float) -> str:
    if not math.isfinite(value):
        return str(value)
    # repr is the shortest text that is this number, but may have an exponent.
    return format(Decimal(repr(value)), "f").removesuffix(".0")


def _clean(text: str) -> str:
    text = text.replace("\0", "")
    if text.isascii():
        return text
    # Halves of characters, as broken JSON has them, are no text.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Shape:
    """Makes the rows of one table; counts them, as one load numbers its rows."""

    def __init__(self, rows: Rows, table: Table, called: str) -> None:
        """Take what the file says of the rows, and the table as declared."""
        self.count = 0
        self._rows, self._called = rows, called
        self._declared = {c.name.lower(): c.name for c in table.columns}
        self._keys = [c.name for c in table.columns if c.is_key]
        # Name in the source → in the batch.
        self._spelled: dict[str, str] = {}
        self._names: set[str] = set()

    def of(self, record: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Return the rows in a record: itself, or each element of a list in it."""
        if self._rows.each is None:
            yield self._row(record, record)
            return
        inner = value_at(record, self._rows.each)
        for element in inner if isinstance(inner, list) else []:
            if isinstance(element, dict):
                yield self._row(element, record)

    def _row(self, record: dict[str, Any], parent: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, str | None] = {}
        taken = set()
        for path, name in self._rows.columns.items():
            if path.startswith(_PARENT):
                found[name] = as_text(value_at(parent, path.removeprefix(_PARENT)))
                continue
            taken.add(path if path in record else path.split(".")[0])
            found[name] = as_text(value_at(record, path))
        found |= self._rows.constants
        row: dict[str, Any] = {}
        for name, text in found.items():
            self._put(row, name, text)
        for name, value in record.items():
            if name not in taken:
                self._put(row, name, as_text(value))
        if not self.count:
            self._require_keys(row, record)
        self.count += 1
        if new := [name for name in row if name not in self._names]:
            self._names |= set(new)
            row[COLUMNS] = simplejson.dumps(new, ensure_ascii=False)
        row["_source_row"] = self.count
        return row

    def _put(self, row: dict[str, Any], name: str, text: str | None) -> None:
        spelled = self._spelled.get(name) or self._spell(name)
        if text != row.setdefault(spelled, text):
            if row[spelled] is not None and text is not None:
                raise OneIdError(
                    f"{self._called} gives column `{spelled}` two values: rename one "
                    "of its columns, under `columns`."
                )
            row[spelled] = row[spelled] or text

    def _spell(self, name: str) -> str:
        folded = name.strip().lower()
        if folded in (*LINEAGE, COLUMNS) or folded.startswith("_dlt_"):
            raise OneIdError(
                f"{self._called} has a column `{name}`, a name that is kept for where "
                f"a row comes from: rename it, with `columns: {{{name}: …}}`."
            )
        # Parquet's readers do not tell capitals from small letters.
        first = self._declared.setdefault(folded, name)
        return self._spelled.setdefault(name, first)

    def _require_keys(self, row: dict[str, Any], record: dict[str, Any]) -> None:
        absent = [name for name in self._keys if name not in row]
        if absent:
            raise OneIdError(
                f"{self._called} lacks the key column `{'`, `'.join(absent)}`; it has "
                f"{', '.join(record)}: say under `columns` which one it is, or under "
                "`constants` what it always is."
            )


def value_at(record: Any, path: str) -> Any:
    """Return the value at a dotted path, or None; a name may itself hold dots."""
    if isinstance(record, dict) and path in record:
        return record[path]
    for step in path.split("."):
        if not isinstance(record, dict):
            return None
        record = record.get(step)
    return record
