"""The published releases: which one is current, which there are, which may go."""

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from orchestration.errors import OneIdError
from orchestration.files import write_durably

UNFINISHED = ".tmp"


@dataclass(frozen=True)
class Release:
    """One immutable release on disk."""

    path: Path
    manifest: dict[str, Any]

    @property
    def run_id(self) -> str:
        """The id of the run that made it, also the name of its folder."""
        return self.path.name

    def rows(self, table: str) -> int | None:
        """Return how many rows a table of the release has, if it has the table."""
        entry = self.manifest["tables"].get(table)
        return entry["rows"] if entry else None


def current_id(releases_dir: Path) -> str | None:
    """Return the run id that CURRENT names, or None before the first release."""
    try:
        return (releases_dir / "CURRENT").read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def require_memory(releases_dir: Path) -> None:
    """Refuse to start without the last release when there are releases."""
    if current_id(releases_dir) is None and (found := all_releases(releases_dir)):
        raise OneIdError(
            f"{releases_dir / 'CURRENT'} is missing or empty although there are "
            "releases: a run without the last one would give every customer a new id. "
            f"Say which one counts: oneid rollback {found[-1].run_id}"
        )


def current(releases_dir: Path) -> Release:
    """Return the current release, or say that there is none."""
    run_id = current_id(releases_dir)
    if run_id is None:
        raise OneIdError(
            f"There is no release in {releases_dir} yet: `oneid run` makes one."
        )
    return find(releases_dir, run_id)


def find(releases_dir: Path, run_id: str) -> Release:
    """Return a finished release by its run id."""
    known = [release.run_id for release in all_releases(releases_dir)]
    # The id becomes part of a path: only names that are there are accepted.
    if run_id in known:
        return _read(releases_dir / run_id)
    listed = ", ".join(known[-5:]) or "none"
    raise OneIdError(
        f"There is no release `{run_id}` in {releases_dir}; the latest are: {listed}."
    )


def all_releases(releases_dir: Path) -> list[Release]:
    """Return the finished releases, oldest first."""
    folders = (m.parent for m in releases_dir.glob("*/manifest.json"))
    found = [_read(folder) for folder in folders if folder.suffix != UNFINISHED]
    return sorted(found, key=lambda r: (r.manifest["created_at"], r.run_id))


def set_current(releases_dir: Path, run_id: str) -> None:
    """Point every reader to a release, in one step."""
    write_durably(releases_dir / "CURRENT", run_id + "\n")


def rollback(releases_dir: Path, run_id: str) -> str | None:
    """Make an earlier release current again; return the one that was."""
    before = current_id(releases_dir)
    find(releases_dir, run_id)
    set_current(releases_dir, run_id)
    return before


def sweep(releases_dir: Path) -> list[str]:
    """Remove what a killed run left behind; only for the holder of the lock."""
    leftovers = sorted(releases_dir.glob(f"*{UNFINISHED}"))
    for path in leftovers:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return [path.name for path in leftovers]


def prune(
    releases_dir: Path, *, keep: int, keep_days: int, now: datetime | None = None
) -> list[str]:
    """Remove releases that are beyond the newest `keep` and older than `keep_days`.

    The current one always stays, also after a rollback to an old one.
    """
    limit = (now or datetime.now(UTC)) - timedelta(days=keep_days)
    held = current_id(releases_dir)
    removed = []
    for release in all_releases(releases_dir)[: -max(keep, 1)]:
        made = datetime.fromisoformat(release.manifest["created_at"])
        if release.run_id == held or made >= limit:
            continue
        # Out of sight first: nobody may find half a release.
        doomed = release.path.with_name(release.run_id + UNFINISHED)
        release.path.rename(doomed)
        shutil.rmtree(doomed)
        removed.append(release.run_id)
    return removed


def _read(path: Path) -> Release:
    try:
        manifest = json.loads((path / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OneIdError(
            f"Release {path} has no readable manifest ({error}): choose another "
            "with `oneid rollback`."
        ) from error
    return Release(path, manifest)
