"""Read JSON, an array or one object a line, as rows of the keys that occur."""

import json
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from orchestration.errors import OneIdError
from orchestration.exports.lines import decoded, preferred_encoding
from orchestration.exports.rows import LONGEST_ROW, Row, unreadable

KINDS = (".json", ".jsonl", ".ndjson")
_MOST_KEYS = 2000
# Larger arrays are read in a stream, by a stricter reader.
_SMALL = 32 << 20

Record = tuple[int, dict[str, Any] | None, str]


def read_rows(
    path: Path, name: str, records: str | None = None, encoding: str | None = None
) -> Iterator[Row]:
    """Return a row of keys, then a row of values for each record.

    `records` is the path of the array in a wrapped answer, like `data.list`.
    Read twice: the keys of all records are known before the first is returned.
    """
    keys: dict[str, None] = {}
    for _, record, _ in _records(path, name, records, encoding):
        keys |= dict.fromkeys(record or ())
        if len(keys) > _MOST_KEYS:
            raise OneIdError(
                f"{name} has over {_MOST_KEYS} different keys: values stand where "
                "names belong, or `records` does not point at the array."
            )
    if not keys:
        where = f" at {records}" if records else ""
        raise OneIdError(
            f"{name} holds no JSON objects{where}: say in sources.yml, under "
            "`records`, where the array lies in it, like data.list."
        )
    yield Row(0, list(keys))
    for number, record, text in _records(path, name, records, encoding):
        cells = [_text(record.get(key)) for key in keys] if record else [""]
        if record is None:
            yield unreadable(number, text[:1000], "no JSON object")
        elif any(_is_no_text(cell) for cell in cells):
            yield unreadable(number, ascii(record)[:1000], "characters that are none")
        else:
            yield Row(number, cells)


def _records(
    path: Path, name: str, records: str | None, encoding: str | None
) -> Iterator[Record]:
    with path.open("rb") as file:
        start = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        file.seek(0)
        if records is None and start != b"[":
            yield from _of_lines(file, encoding)
            return
        try:
            found = _items(file, records, encoding)
            for number, record in enumerate(found, 1):
                is_record = isinstance(record, dict)
                yield number, record if is_record else None, str(record)[:1000]
        except (ijson.JSONError, ValueError, RecursionError) as error:
            # Where it breaks off nobody can tell one record from the next.
            raise OneIdError(
                f"{name} is no whole JSON ({error}): export it again. Nothing of it "
                "has landed."
            ) from error


def _items(file: BinaryIO, records: str | None, encoding: str | None) -> Iterator[Any]:
    content = file.read(_SMALL + 1)
    if len(content) > _SMALL:
        file.seek(3 if content.startswith(b"\xef\xbb\xbf") else 0)
        yield from ijson.items(
            file, f"{records}.item" if records else "item", use_float=True
        )
        return
    text, reason = decoded(content.removeprefix(b"\xef\xbb\xbf"), encoding or "utf-8")
    if reason:
        raise ValueError(reason)
    found = json.loads(text, parse_float=_AsWritten)
    for key in records.split(".") if records else ():
        found = found.get(key, []) if isinstance(found, dict) else []
    yield from found if isinstance(found, list) else []


def _of_lines(file: BinaryIO, encoding: str | None) -> Iterator[Record]:
    preferred, number = encoding or preferred_encoding(file), 0
    while raw := file.readline(LONGEST_ROW + 1):
        number += 1
        line = raw.removeprefix(b"\xef\xbb\xbf")
        while len(raw) > LONGEST_ROW and not raw.endswith(b"\n"):
            raw = file.readline(LONGEST_ROW + 1)
        text, reason = decoded(line, preferred)
        if not text.strip():
            continue
        found = None
        if not reason:
            try:
                found = json.loads(text, parse_float=_AsWritten)
            except (ValueError, RecursionError):
                found = None
        yield number, found if isinstance(found, dict) else None, text


class _AsWritten(float):
    """A number that keeps its text: of 1.10 a float makes 1.1."""

    text: str

    def __new__(cls, text: str) -> "_AsWritten":
        """Take the text of a number."""
        number = super().__new__(cls, text)
        number.text = text
        return number


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, _AsWritten):
        return value.text
    if isinstance(value, float) and not isfinite(value):
        return ""
    return str(value)


def _is_no_text(cell: str) -> bool:
    return not cell.isascii() and any("\ud800" <= c <= "\udfff" for c in cell)
