"""The whole pipeline: land, build, audit, publish."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from orchestration import audit, keys, landing, release, releases
from orchestration.dbt import run_dbt
from orchestration.errors import OneIdError
from orchestration.lock import locked
from orchestration.releases import Release
from orchestration.settings import Settings

_GOOD = {"success", "pass", "warn", "no-op"}


@dataclass
class Keep:
    """Which old releases stay."""

    releases: int = 10
    days: int = 7


@dataclass
class Outcome:
    """What a finished run has to tell."""

    release: Release
    seconds: dict[str, float] = field(default_factory=dict)
    pruned: list[str] = field(default_factory=list)


def run(settings: Settings, keep: Keep, console: Console) -> Outcome:
    """Run the pipeline; on any failure the current release stays as it was."""
    settings.make_home()
    settings = settings.at_the_clock()
    seconds: dict[str, float] = {}
    with locked(settings.home, "run") as lock:
        _take_in(settings, seconds, lock, console)
        with _timed("build", seconds, console):
            arguments = ["build", "--select", _MODELS, "--exclude", _UNIT_TESTS]
            _dbt(settings, arguments, "build", lock, console)
        with _timed("audit", seconds, console):
            audit.require_gate("marts", settings)
        with _timed("publish", seconds, console):
            published = release.publish(settings, release.new_run_id())
        return Outcome(published, seconds, _prune(settings, keep))


def match(settings: Settings, lock: int, console: Console) -> None:
    """Build as a run does, up to the ids; what is left can not be published."""
    seconds: dict[str, float] = {}
    _take_in(settings, seconds, lock, console)
    with _timed("match", seconds, console):
        # Not `build`: this is no whole one, and nobody may take it for one.
        _dbt(settings, ["run", "--select", *_MATCHED], "match", lock, console)


def publish(settings: Settings, keep: Keep) -> Outcome:
    """Audit and publish what the last `dbt build` left in the build database."""
    settings.make_home()
    seconds: dict[str, float] = {}
    with locked(settings.home, "publish"):
        releases.sweep(settings.releases_dir)
        settings = Settings.of_last_build(settings)
        _require_whole_build(settings)
        audit.audit(settings)
        published = release.publish(settings, release.new_run_id())
        return Outcome(published, seconds, _prune(settings, keep))


def rollback(settings: Settings, run_id: str) -> str | None:
    """Make an earlier release current, while nobody is publishing."""
    releases.find(settings.releases_dir, run_id)
    with locked(settings.home, "rollback"):
        return releases.rollback(settings.releases_dir, run_id)


_MODELS = "resource_type:model"
# They look at invented rows alone: no data can make them fail.
_UNIT_TESTS = "resource_type:unit_test"
_MATCHED = ("+one_ids", "+match_decisions", "+int_matching__customer_changes")


def _take_in(
    settings: Settings, seconds: dict[str, float], lock: int, console: Console
) -> None:
    """Land and load what there is, and check it; the lock is held."""
    _tidy(settings, console)
    releases.require_memory(settings.releases_dir)
    if settings.landing == "files":
        with _timed("land", seconds, console):
            landing.land(settings, console)
    if path := keys.make_key(settings.home, settings.landing):
        console.print(f"Made the secret key {path}: keep a copy in a safe place.")
    keys.check_key(settings.home, settings.landing)
    with _timed("load", seconds, console):
        _dbt(settings, _seed_arguments(settings), "load", lock, console)
    with _timed("check", seconds, console):
        audit.require_gate("landing", settings)


def _seed_arguments(settings: Settings) -> list[str]:
    # The demo's raw tables are of no use to anybody's own data.
    only_rules = [] if settings.landing == "seeds" else ["--exclude", "path:seeds/raw"]
    # Cautious: a test that reads a model as well belongs to the model.
    select = ["--select", "resource_type:seed", "--indirect-selection", "cautious"]
    return ["build", *select, *only_rules]


def _dbt(
    settings: Settings, arguments: list[str], label: str, lock: int, console: Console
) -> None:
    run_dbt(settings, arguments, console=console, label=label, lock=lock)


def _tidy(settings: Settings, console: Console) -> None:
    for name in releases.sweep(settings.releases_dir):
        console.print(f"Removed {name}, which an interrupted run left behind.")


def _prune(settings: Settings, keep: Keep) -> list[str]:
    return releases.prune(
        settings.releases_dir, keep=keep.releases, keep_days=keep.days
    )


def _require_whole_build(settings: Settings) -> None:
    """Refuse to publish after a dbt command that failed or built only a part."""
    path = Path(settings.target_dir / "run_results.json")
    results = json.loads(path.read_text(encoding="utf-8"))
    arguments = results["args"]
    failed = [r for r in results["results"] if r["status"] not in _GOOD]
    # Every model and its tests are the whole, once the seeds have been loaded.
    selected = set(arguments.get("select") or ()) - {_MODELS}
    left_out = set(arguments.get("exclude") or ()) - {_UNIT_TESTS}
    partial = selected or left_out or arguments.get("selector")
    if arguments.get("which") != "build" or failed or partial:
        raise OneIdError(
            "The last dbt command was not a whole, green `dbt build`, so there is "
            "nothing to publish: use `oneid run`."
        )


@contextmanager
def _timed(step: str, seconds: dict[str, float], console: Console) -> Iterator[None]:
    started = time.monotonic()
    yield
    seconds[step] = time.monotonic() - started
    console.print(f"  [green]✓[/] {step} [dim]{seconds[step]:.1f} s[/]")
