"""The last release, as far as a gate compares with it."""

from pathlib import Path

from orchestration import releases
from orchestration.releases import Release
from orchestration.settings import Settings


def last_release(settings: Settings) -> Release | None:
    """Return the release that readers see now, or None before the first one."""
    if releases.current_id(settings.releases_dir) is None:
        return None
    return releases.current(settings.releases_dir)


def comparable_release(settings: Settings) -> Release | None:
    """Return the last release if it was made of the same systems.

    With other systems its totals and match rates are of another population.
    """
    release = last_release(settings)
    if release and set(release.manifest["systems"]) == set(settings.chosen_systems):
        return release
    return None


def released_file(release: Release | None, table: str) -> Path | None:
    """Return the Parquet file of a released table, if it has one."""
    entry = release.manifest["tables"].get(table) if release else None
    if not release or not entry or not entry["file"].endswith(".parquet"):
        return None
    return release.path / entry["file"]
