"""Read a text file once: its digest, and whether it is UTF-8."""

import codecs
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 1 << 22
_LONGEST_MARK = 1 << 16
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Text:
    """What the bytes of a text file are."""

    bytes: int
    sha256: str
    problem: str | None = None
    has_marks: bool = False


def read_text_file(
    path: Path, marks: Sequence[bytes] = (), is_digested: bool = True
) -> Text:
    """Return size, digest and, when it is not clean UTF-8, what to do about it.

    And whether one of some marks occurs in it. Without `is_digested` the digest is
    empty, and the file read in half the time.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    size, lines, problem = 0, 1, None
    has_marks, before = False, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if is_digested:
                digest.update(chunk)
            if problem is None:
                problem = _problem(path, chunk, decoder, size == 0, lines)
            size += len(chunk)
            lines += chunk.count(b"\n")
            if marks and not has_marks:
                # A mark may lie across the border of two chunks.
                border = before + chunk[:_LONGEST_MARK]
                has_marks = any(
                    _occurs(mark, chunk) or mark in border for mark in marks
                )
                before = chunk[-_LONGEST_MARK:]
    if problem is None and _fails(decoder, b"", final=True):
        problem = "ends in the middle of a UTF-8 character: copy the file again"
    sha256 = digest.hexdigest() if is_digested else ""
    return Text(size, sha256, problem, has_marks)


def _occurs(mark: bytes, chunk: bytes) -> bool:
    # A byte is looked for ten times as fast as two, and most marks have one that
    # does not occur.
    return all(bytes((byte,)) in chunk for byte in mark) and mark in chunk


def _problem(
    path: Path,
    chunk: bytes,
    decoder: codecs.IncrementalDecoder,
    is_first: bool,
    lines: int,
) -> str | None:
    if is_first and (chunk.startswith(_UTF16_MARKS) or looks_like_utf16(chunk)):
        return "is UTF-16 and not UTF-8: " + _advice(path, "UTF-16")
    if (at := chunk.find(b"\0")) >= 0:
        line = lines + chunk.count(b"\n", 0, at)
        return (
            f"line {line} has a NUL byte: export the table again, or remove them with "
            f"`tr -d '\\000' < {path.name} > {path.stem}.clean{path.suffix}`"
        )
    error = _fails(decoder, chunk)
    if error is None:
        return None
    line = lines + chunk.count(b"\n", 0, max(error.start, 0))
    if looks_like_gbk(chunk):
        return f"is GBK and not UTF-8 (line {line}): " + _advice(path, "GB18030")
    return (
        f"is not UTF-8 (line {line}): save it as UTF-8, or convert it with "
        "`iconv -f <its encoding> -t UTF-8`"
    )


def _advice(path: Path, encoding: str) -> str:
    fresh = f"{path.stem}.utf8{path.suffix}"
    return (
        "export it as UTF-8, or convert it with "
        f"`iconv -f {encoding} -t UTF-8 {path.name} > {fresh}`"
    )


def _fails(
    decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False
) -> UnicodeDecodeError | None:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        return error
    return None


def looks_like_utf16(chunk: bytes) -> bool:
    """Return whether bytes without a mark are UTF-16."""
    # Every other byte of Latin text and separators is zero.
    sample = chunk[:4096]
    return sample.count(0) * 5 > len(sample)


def looks_like_gbk(chunk: bytes) -> bool:
    """Return whether bytes that are no UTF-8 are Chinese in GB18030."""
    decoder = codecs.getincrementaldecoder("gb18030")()
    try:
        text = decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    foreign = [c for c in text if ord(c) > 127]
    # The characters of everyday: what another encoding gives is mostly others.
    common = sum(_is_everyday(c) for c in foreign)
    return common * 10 >= len(foreign) * 9


def _is_everyday(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
