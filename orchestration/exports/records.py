"""Read JSON, an array or one object a line, as rows of the keys that occur."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from orchestration.errors import OneIdError
from orchestration.exports.rows import LONGEST_ROW, Row, unreadable

KINDS = (".json", ".jsonl", ".ndjson")
_MOST_KEYS = 2000

Record = tuple[int, dict[str, Any] | None, str]


def read_rows(path: Path, records: str | None = None) -> Iterator[Row]:
    """Return a row of keys, then a row of values for each record.

    `records` is the path of the array in a wrapped answer, like `data.list`.
    Read twice: the keys of all records are known before the first is returned.
    """
    keys: dict[str, None] = {}
    for _, record, _ in _records(path, records):
        keys |= dict.fromkeys(record or ())
        if len(keys) > _MOST_KEYS:
            raise OneIdError(
                f"{path.name} has over {_MOST_KEYS} different keys: values stand where "
                "names belong, or `records` does not point at the array."
            )
    if not keys:
        return
    yield Row(0, list(keys))
    for number, record, text in _records(path, records):
        if record is None:
            yield unreadable(number, text[:1000], "no JSON object")
        else:
            yield Row(number, [_text(record.get(key)) for key in keys])


def _records(path: Path, records: str | None) -> Iterator[Record]:
    with path.open("rb") as file:
        start = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        file.seek(0)
        if records is None and start != b"[":
            yield from _of_lines(file)
            return
        prefix = f"{records}.item" if records else "item"
        number = 0
        try:
            for number, found in enumerate(ijson.items(_clean(file), prefix), 1):
                is_record = isinstance(found, dict)
                yield number, found if is_record else None, str(found)
        except (ijson.JSONError, UnicodeDecodeError) as error:
            # What came before is read; where it breaks off nobody can tell records.
            yield number + 1, None, f"the JSON breaks off or is damaged here: {error}"


def _clean(file: BinaryIO) -> BinaryIO:
    if file.read(3) != b"\xef\xbb\xbf":
        file.seek(0)
    return file


def _of_lines(file: BinaryIO) -> Iterator[Record]:
    number = 0
    while raw := file.readline(LONGEST_ROW + 1):
        number += 1
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        while len(raw) > LONGEST_ROW and not raw.endswith(b"\n"):
            raw = file.readline(LONGEST_ROW + 1)
        if not text.strip():
            continue
        try:
            found = json.loads(text, parse_float=Decimal)
        except (ValueError, RecursionError):
            found = None
        yield number, found if isinstance(found, dict) else None, text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
