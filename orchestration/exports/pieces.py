"""Find the single files in what was named: a file, a folder, an archive of them."""

import shutil
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from orchestration.errors import OneIdError
from orchestration.exports import records, workbook

TEXTS = (".csv", ".txt", ".tsv")
KINDS = (*TEXTS, *workbook.KINDS, *records.KINDS, ".parquet")
_ARCHIVE = ".zip"
_DEEPEST = 3
# An archive that unpacks to more is a mistake, or meant to fill the disk.
_MOST_BYTES = 64 << 30
_CHUNK = 1 << 20
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
            for inner in sorted(p for p in path.rglob("*") if p.is_file()):
                yield from self._of_file(inner, inner.relative_to(path).as_posix(), 0)
        elif path.is_file():
            yield from self._of_file(path, path.name, 0)
        else:
            raise OneIdError(f"There is no file {path}.")

    def _of_file(self, path: Path, name: str, depth: int) -> Iterator[Piece]:
        last = name.rsplit("/", 1)[-1]
        kind = Path(last).suffix.lower()
        # What systems and spreadsheet programs leave beside the files.
        if last.startswith((".", "~$")) or name.startswith("__MACOSX/"):
            return
        if kind == _ARCHIVE:
            if depth == _DEEPEST:
                raise OneIdError(f"{name} lies in {_DEEPEST} archives: unpack it.")
            yield from self._of_archive(path, name, depth + 1)
        elif kind in KINDS:
            yield Piece(path, name)
        else:
            self.skipped.append(name)

    def _of_archive(self, path: Path, name: str, depth: int) -> Iterator[Piece]:
        try:
            with zipfile.ZipFile(path) as archive:
                members = [m for m in archive.infolist() if not m.is_dir()]
                for member in sorted(members, key=_called):
                    if stat.S_ISLNK(member.external_attr >> 16):
                        self.skipped.append(f"{name}/{_called(member)}")
                        continue
                    inner = f"{name}/{_called(member)}"
                    draft = self._unpack(archive, member, inner)
                    yield from self._of_file(draft, inner, depth)
                    draft.unlink(missing_ok=True)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as error:
            raise OneIdError(f"{name} cannot be unpacked: {error}.") from error
        except RuntimeError as error:
            # Python's word for a member with a password.
            raise OneIdError(
                f"{name} needs a password: unpack it, then land the files in it."
            ) from error

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
                    raise OneIdError(f"{inner} is larger than {_MOST_BYTES >> 30} GB.")
                target.write(chunk)
        return draft


def _called(member: zipfile.ZipInfo) -> str:
    """Return a member's name; Chinese programs write it in GBK without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
