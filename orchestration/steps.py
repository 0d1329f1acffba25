"""What holds the steps of one Dagster run together.

The lock is held per step, for each may run in a process of its own. Between two
steps somebody else could build; so each step leaves a note of what the build
database was, and a release is made only of what its own run has left.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg

from orchestration import keys, releases
from orchestration.errors import OneIdError
from orchestration.files import write_durably
from orchestration.lock import locked
from orchestration.settings import Settings

NOTE = "dagster_run.json"
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
def step(context: Context, settings: Settings, name: str) -> Iterator[None]:
    """Hold the lock of the home during one step; a OneIdError ends the run."""
    settings.make_home()
    try:
        with locked(settings.home, f"{name} (in Dagster)"):
            yield
    except OneIdError as error:
        raise dg.Failure(str(error), allow_retries=False) from error


def begin(settings: Settings) -> None:
    """Clear what a killed run left, and see to the key."""
    releases.sweep(settings.releases_dir)
    keys.make_key(settings.home, settings.landing)
    keys.check_key(settings.home, settings.landing)


def leave_note(settings: Settings, run: str, done: str) -> None:
    """Note which run has done what to the build database."""
    note = {"run": run, "done": done, "files": _stamps(settings)}
    note["at"] = datetime.now(UTC).isoformat(timespec="seconds")
    write_durably(settings.home / NOTE, json.dumps(note, indent=2) + "\n")


def was_left_by(settings: Settings, run: str, done: str) -> bool:
    """Whether the build database is as this step of this run left it."""
    note = _read_note(settings)
    found = (note.get("run"), note.get("done"), note.get("files"))
    return found == (run, done, _stamps(settings))


def _read_note(settings: Settings) -> dict[str, Any]:
    try:
        return json.loads((settings.home / NOTE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def _stamps(settings: Settings) -> dict[str, list[int]]:
    paths = (settings.build_path, settings.restricted_path)
    return {path.name: _stamp(path) for path in paths if path.exists()}


def _stamp(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]
