"""Read a delimited text file row by row, whatever its encoding and its damage."""

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from orchestration.encoding import looks_like_gbk, looks_like_utf16
from orchestration.exports.rows import LONGEST_ROW, Row, unreadable

DELIMITERS = (",", "\t", ";", "|")
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# A quote that is still open after so many lines was never meant to be one.
_MOST_LINES_OF_A_ROW = 2000
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LOST = "\ufffd"
# So many lines with foreign characters tell the encoding of a file.
_ENOUGH_VOTES = 200
# Two bytes of GB18030 are often a letter of UTF-8 as well, three hardly ever.
_THREE_BYTES = "\u0800"

Line = tuple[int, str, str | None]


def read_rows(
    path: Path, delimiter: str = ",", encoding: str | None = None
) -> Iterator[Row]:
    """Return the rows of a text file; lines that cannot be read say why."""
    csv.field_size_limit(LONGEST_ROW)
    with path.open("rb") as file:
        feed = _Feed(_lines(file, encoding))
        while (first := feed.peek()) is not None:
            number, text, reason = first
            if reason:
                feed.drop()
                yield unreadable(number, text, reason)
                continue
            yield from _rows(feed, delimiter)


class _NotARow(Exception):
    """The text since the mark is no row."""


class _Feed:
    """Hands lines to a CSV reader, and takes back those that it read in vain."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines, self._waiting, self._read = lines, deque[Line](), list[Line]()

    def peek(self) -> Line | None:
        """Return the next line and leave it there."""
        if not self._waiting and (line := next(self._lines, None)) is not None:
            self._waiting.append(line)
        return self._waiting[0] if self._waiting else None

    def drop(self) -> Line:
        """Take the next line out."""
        self.peek()
        return self._waiting.popleft()

    def mark(self) -> None:
        """Forget what was read: it was a row."""
        self._read.clear()

    def give_back(self) -> Line:
        """Return the first line since the mark, and put the others back."""
        first, *others = self._read
        self._waiting.extendleft(reversed(others))
        self._read.clear()
        return first

    @property
    def read(self) -> list[Line]:
        """The lines since the mark."""
        return self._read

    def __iter__(self) -> Iterator[str]:
        """Return the texts of the lines, up to one that cannot be read."""
        size = 0
        while (line := self.peek()) is not None:
            if line[2]:
                if self._read:
                    raise _NotARow
                return
            size = size + len(line[1]) if self._read else len(line[1])
            if len(self._read) >= _MOST_LINES_OF_A_ROW or size > LONGEST_ROW:
                raise _NotARow
            self._read.append(self.drop())
            yield line[1]


def _rows(feed: _Feed, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _NotARow) as error:
            number, text, _ = feed.give_back()
            if "new-line character" in str(error) and '"' not in text:
                yield from _parted(number, text, delimiter)
                return
            reason = "a quote that is not closed, or text after a closed one"
            if "field larger" in str(error):
                reason = "a cell of over 16 MB"
            yield unreadable(number, text, reason)
            return
        number = feed.read[0][0]
        feed.mark()
        yield Row(number, cells)


def _parted(number: int, text: str, delimiter: str) -> Iterator[Row]:
    """Return the rows of a line with carriage returns in it.

    Of two programs one ended its lines with them: there, parts are alike. Else
    somebody broke a line in a cell, and it becomes a blank.
    """
    parts = text.rstrip("\r\n").split("\r")
    widths = {part.count(delimiter) for part in parts}
    if len(widths) > 1 or widths == {0}:
        parts = [" ".join(parts)]
    for part in parts:
        yield Row(number, part.split(delimiter))


def _lines(file: BinaryIO, encoding: str | None) -> Iterator[Line]:
    start = file.read(4096)
    file.seek(0)
    wide = _wide(start, encoding)
    if wide:
        yield from _wide_lines(file, wide)
        return
    preferred = encoding or preferred_encoding(file)
    cut = b"\r" if b"\r" in start and b"\n" not in start else b"\n"
    for number, raw in enumerate(_byte_lines(file, cut), 1):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if len(raw) > LONGEST_ROW:
            yield number, raw[:1000].decode("utf-8", "replace"), "over 16 MB long"
            continue
        yield number, *decoded(raw, preferred)


def encoding_of(path: Path, told: str | None = None) -> str:
    """Return the encoding that most of a text file is read in."""
    with path.open("rb") as file:
        start = file.read(4096)
        file.seek(0)
        return _wide(start, told) or told or preferred_encoding(file)


def _wide(start: bytes, encoding: str | None) -> str | None:
    for mark, name in _UTF16.items():
        if start.startswith(mark):
            return name
    if encoding and encoding.lower().replace("_", "-").startswith("utf-16"):
        return "utf-16-be" if encoding.lower().endswith("be") else "utf-16-le"
    if encoding is None and looks_like_utf16(start):
        return "utf-16-be" if start[:1] == b"\0" else "utf-16-le"
    return None


def _wide_lines(file: BinaryIO, encoding: str) -> Iterator[Line]:
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    number = 0
    while line := text.readline(LONGEST_ROW + 1):
        number += 1
        if number == 1:
            line = line.removeprefix("\ufeff")
        if len(line) > LONGEST_ROW:
            while line and not line.endswith("\n"):
                line = text.readline(LONGEST_ROW)
            yield number, line[:1000], "over 16 MB long"
        elif _LOST in line:
            yield number, line, "characters that are no UTF-16"
        else:
            yield number, line.replace("\0", ""), None
    text.detach()


def _byte_lines(file: BinaryIO, cut: bytes) -> Iterator[bytes]:
    """Return the lines, of one that is too long only the beginning."""
    if cut == b"\n":
        while line := file.readline(LONGEST_ROW + 1):
            whole = line
            while len(line) > LONGEST_ROW and not line.endswith(b"\n"):
                line = file.readline(LONGEST_ROW + 1)
            yield whole
        return
    rest = b""
    while chunk := file.read(1 << 20):
        *lines, rest = (rest + chunk).split(cut)
        yield from (line + b"\n" for line in lines)
        if len(rest) > LONGEST_ROW:
            yield rest
            rest = b""
    if rest:
        yield rest


def preferred_encoding(file: BinaryIO) -> str:
    """Return the encoding of most of the first lines that tell."""
    votes = Counter[str]()
    while votes.total() < _ENOUGH_VOTES and (raw := file.readline(LONGEST_ROW)):
        if raw.isascii():
            continue
        text = _text(raw, "utf-8")
        if text is None:
            votes["gb18030"] += looks_like_gbk(raw)
        else:
            votes["utf-8" if max(text) >= _THREE_BYTES else "either"] += 1
    file.seek(0)
    chinese = votes["gb18030"]
    return (
        "gb18030"
        if chinese and chinese >= votes["utf-8"] + votes["either"]
        else "utf-8"
    )


def decoded(raw: bytes, preferred: str) -> tuple[str, str | None]:
    """Return a line's text; a file may hold lines of two encodings."""
    if raw.isascii():
        # Some till programs fill cells up with zero bytes.
        return raw.decode().replace("\0", ""), None
    text = _text(raw, preferred)
    if preferred == "utf-8":
        if text is None and looks_like_gbk(raw):
            text = _text(raw, "gb18030")
    elif (other := _text(raw, "utf-8")) and max(other) >= _THREE_BYTES:
        # Almost any bytes are some characters of GB18030; Chinese in UTF-8 is plain.
        text = other
    if text is None:
        return raw.decode(preferred, "replace"), f"bytes that are no {preferred}"
    return text.replace("\0", ""), None


def _text(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    # Bytes of another encoding give characters without a meaning; in UTF-8, which
    # nothing else is by chance, they are the emoji of old phones.
    return None if encoding != "utf-8" and _PRIVATE.search(text) else text
