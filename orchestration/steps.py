"""What holds the steps of one Dagster run together.

The lock is held per step, for each may run in a process of its own. Between two
steps somebody else could build; so each step leaves a note of what it did and what
the build database then was, and a release is made only of what its own run left.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import dagster as dg

from orchestration import keys, releases
from orchestration.errors import OneIdError
from orchestration.files import write_durably
from orchestration.lock import locked
from orchestration.settings import Settings

NOTE = "dagster_run.json"
# The names of the steps that write to the build database.
SEED, LAND, BUILD = "seed", "land", "build"
Context = dg.AssetExecutionContext | dg.AssetCheckExecutionContext


def run_of(context: Context) -> str:
    """Return the id of a run; one that was started anew counts as the first."""
    return context.run.root_run_id or context.run.run_id


def settings_of(context: Context, settings: Settings) -> Settings:
    """Return the settings with the `as_of` that all steps of the run share."""
    if settings.as_of or settings.landing == "seeds":
        return settings
    record = context.instance.get_run_record_by_id(run_of(context))
    if record is None:
        raise OneIdError("Dagster no longer knows when this run began: start it anew.")
    moment = record.create_timestamp
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return replace(settings, as_of=f"{moment:%Y-%m-%d %H:%M:%S}")


@contextmanager
def step(
    context: Context, settings: Settings, name: str, *, is_whole: bool = False
) -> Iterator[None]:
    """Hold the lock of the home during one step; a OneIdError ends the run.

    A step that has done all of its part says so, and a note of it is left.
    """
    settings.make_home()
    run = run_of(context)
    try:
        with locked(settings.home, f"{name} (in Dagster)"):
            before = done_by(settings, run)
            yield
            if is_whole:
                _leave_note(settings, run, sorted({*before, name}))
    except OneIdError as error:
        raise dg.Failure(str(error), allow_retries=False) from error


def all_steps(settings: Settings) -> set[str]:
    """Return the steps that a release needs."""
    return {SEED, BUILD} if settings.landing == "seeds" else {SEED, LAND, BUILD}


def begin(settings: Settings) -> None:
    """Clear what a killed run left, and see to the key."""
    releases.sweep(settings.releases_dir)
    keys.make_key(settings.home, settings.landing)
    keys.check_key(settings.home, settings.landing)


def done_by(settings: Settings, run: str) -> set[str]:
    """Return the steps that a run has done, if nobody has built since."""
    try:
        note = json.loads((settings.home / NOTE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return set()
    is_untouched = (note["run"], note["files"]) == (run, _stamps(settings))
    return set(note["done"]) if is_untouched else set()


def _leave_note(settings: Settings, run: str, done: list[str]) -> None:
    note = {"run": run, "done": done, "files": _stamps(settings)}
    write_durably(settings.home / NOTE, json.dumps(note, indent=2) + "\n")


def _stamps(settings: Settings) -> dict[str, list[int]]:
    paths = (settings.build_path, settings.restricted_path)
    return {path.name: _stamp(path) for path in paths if path.exists()}


def _stamp(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]
