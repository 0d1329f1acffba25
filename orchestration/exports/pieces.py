"""Find the single files in what was named: a file, a folder, an archive of them."""

import lzma
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from orchestration.exports import records, workbook

TEXTS = (".csv", ".txt", ".tsv")
KINDS = (*TEXTS, *workbook.KINDS, *records.KINDS, ".parquet")
_ARCHIVE = ".zip"
_DEEPEST = 3
# An archive that unpacks to more is a mistake, or meant to fill the disk.
_MOST_BYTES = 64 << 30
_CHUNK = 1 << 20
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(RuntimeError, ValueError),
)
_UNPACKED = ".unpacked-"


@dataclass(frozen=True)
class Piece:
    """One file to read, and what it is called in messages and lineage."""

    path: Path
    name: str

    @property
    def kind(self) -> str:
        """Its ending in small letters."""
        return Path(self.name).suffix.lower()


class Pieces:
    """The files in what was named; archives are unpacked beside the landing files."""

    def __init__(self, room: Path) -> None:
        """Take the folder in which to unpack."""
        self.skipped: list[str] = []
        self.errors: list[str] = []
        self._room, self._unpacked = room, 0

    def __enter__(self) -> "Pieces":
        """Make the folder to unpack into, and remove what a killed run left."""
        self._room.mkdir(parents=True, exist_ok=True)
        for stale in self._room.glob(f"{_UNPACKED}*"):
            shutil.rmtree(stale, ignore_errors=True)
        self._folder = Path(mkdtemp(prefix=_UNPACKED, dir=self._room))
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what was unpacked."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def of(self, path: Path) -> Iterator[Piece]:
        """Return the files in a path, by name; what is no table is skipped."""
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if not p.is_dir())
            if not inside:
                self.errors.append(f"{path} holds no file.")
            for inner in inside:
                name = _readable(inner.relative_to(path).as_posix())
                if not inner.is_file():
                    # A pipe has no end, a broken link no beginning.
                    self.skipped.append(name)
                    continue
                yield from self._of_file(inner, name, 0)
        elif path.is_file():
            yield from self._of_file(path, _readable(path.name), 0)
        else:
            self.errors.append(f"There is no file {path}.")

    def _of_file(self, path: Path, name: str, depth: int) -> Iterator[Piece]:
        last = name.rsplit("/", 1)[-1]
        kind = Path(last).suffix.lower()
        # What systems and spreadsheet programs leave beside the files.
        if last.startswith((".", "~$")) or "__MACOSX/" in name:
            self.skipped.append(name)
            return
        if kind == _ARCHIVE:
            if depth == _DEEPEST:
                self.errors.append(f"{name} lies in {_DEEPEST} archives: unpack it.")
                return
            yield from self._of_archive(path, name, depth + 1)
        elif kind in KINDS:
            yield Piece(path, name)
        else:
            self.skipped.append(name)

    def _of_archive(self, path: Path, name: str, depth: int) -> Iterator[Piece]:
        try:
            archive = zipfile.ZipFile(path)
        except _DAMAGE as error:
            self.errors.append(f"{name} cannot be unpacked: {error}.")
            return
        with archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            if not members:
                self.errors.append(f"{name} holds no file.")
            for member in sorted(members, key=_called):
                inner = f"{name}/{_called(member)}"
                if stat.S_ISLNK(member.external_attr >> 16):
                    self.skipped.append(inner)
                    continue
                try:
                    draft = self._unpack(archive, member, inner)
                except _DAMAGE as error:
                    # With a password Python raises a RuntimeError that says so.
                    self.errors.append(f"{inner} cannot be unpacked: {error}.")
                    continue
                yield from self._of_file(draft, inner, depth)
                draft.unlink(missing_ok=True)

    def _unpack(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, inner: str
    ) -> Path:
        # Never under the name that the archive gives: it may point anywhere.
        self._unpacked += 1
        draft = self._folder / f"{self._unpacked}{Path(inner).suffix.lower()[:9]}"
        size = 0
        with archive.open(member) as source, draft.open("wb") as target:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > _MOST_BYTES:
                    raise ValueError(f"larger than {_MOST_BYTES >> 30} GB")
                target.write(chunk)
        return draft


def _readable(name: str) -> str:
    """Return a file name as text; on Linux its bytes may be GBK."""
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _called(member: zipfile.ZipInfo) -> str:
    """Return a member's name; Chinese programs write it in GBK without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
