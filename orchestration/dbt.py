"""Run dbt as a process of its own, show how far it is, say what went wrong."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from orchestration.errors import OneIdError
from orchestration.settings import Settings

_BAD = {"error", "fail", "runtime error", "partial success"}
_SHOWN_FAILURES = 8
_GRACE_SECONDS = 30
# Lines in which dbt says where an error arose; the reader wants what it was.
_NOISE = re.compile(
    r"^(>? ?(in|called by) (macro|model|test) |compiled code at |"
    r"(Compilation|Database|Runtime|Parsing|Unit Test) Error\b|Encountered an error)"
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class _Said:
    """What dbt has said so far."""

    invocation_id: str = ""
    errors: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def run_dbt(
    settings: Settings,
    arguments: list[str],
    *,
    console: Console,
    label: str,
    lock: int | None = None,
) -> None:
    """Run one dbt command; raise with a readable summary when it fails."""
    command = [sys.executable, "-m", "dbt.cli.main", "--log-format", "json"]
    command += arguments
    if given := settings.dbt_vars():
        command += ["--vars", json.dumps(given)]
    process = subprocess.Popen(
        command,
        cwd=settings.project_dir,
        env=settings.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        # A session of its own: Ctrl-C reaches dbt once, through us.
        start_new_session=True,
        pass_fds=() if lock is None else (lock,),
    )
    said = _Said()
    with _ended_with_us(process), _progress(console, label) as show:
        for line in process.stdout or ():
            _take(line, said, show)
        code = process.wait()
    if code:
        raise OneIdError(_failure(settings, arguments[0], said))


def summarise_failures(run_results: dict[str, Any]) -> list[str]:
    """Return one readable line for each failed node of a run_results.json."""
    failed = [r for r in run_results["results"] if r["status"] in _BAD]
    failed.sort(key=lambda result: result["unique_id"])
    lines = [_failed_node(result) for result in failed[:_SHOWN_FAILURES]]
    if len(failed) > _SHOWN_FAILURES:
        lines.append(f"… and {len(failed) - _SHOWN_FAILURES} more")
    return lines


def _failed_node(result: dict[str, Any]) -> str:
    kind, _, *name = result["unique_id"].split(".")
    if kind == "test" and result["status"] == "fail":
        return f"test {name[0]}: {result['failures']} rows break it"
    return f"{kind.replace('_', ' ')} {'.'.join(name)}: {readable(result['message'])}"


def readable(message: str | None) -> str:
    """Return a dbt message without the lines that only say where it arose."""
    lines = [_COLOUR.sub("", line).strip() for line in (message or "").splitlines()]
    kept = [line for line in lines if line and not _NOISE.match(line)]
    return " ".join(kept[:6]) or "no message"


def _failure(settings: Settings, command: str, said: _Said) -> str:
    lines = _failures_of(settings, said.invocation_id)
    lines = lines or [readable(error) for error in said.errors] or said.other[-3:]
    lines = list(dict.fromkeys(lines))
    return "\n".join(
        [f"dbt {command} stopped, so nothing was published:"]
        + [f"  - {line}" for line in lines]
        + [f"The whole story is in {settings.log_dir / 'dbt.log'}"]
    )


def _failures_of(settings: Settings, invocation_id: str) -> list[str]:
    path = settings.target_dir / "run_results.json"
    try:
        results = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    # An older file speaks of another run.
    if results["metadata"]["invocation_id"] != invocation_id:
        return []
    return summarise_failures(results)


def _take(line: str, said: _Said, show: "Progress | None") -> None:
    try:
        event = json.loads(line)
        info, data = event["info"], event["data"]
    except (ValueError, KeyError, TypeError):
        if line.strip():
            said.other.append(line.strip())
        return
    said.invocation_id = info["invocation_id"]
    if info["level"] == "error":
        said.errors.append(info["msg"])
    # Hooks are counted apart from the nodes, by the same names.
    if show is None or "index" not in data or "Hook" in info["name"]:
        return
    name = data.get("node_info", {}).get("node_name", "")
    task = show.tasks[0].id
    if info["name"] == "LogStartLine":
        show.update(task, total=data["total"], node=name)
    elif data.get("total"):
        show.update(task, total=data["total"], advance=1, node=name)


@contextmanager
def _progress(console: Console, label: str) -> Iterator["Progress | None"]:
    if not console.is_terminal:
        yield None
        return
    columns: Iterable[Any] = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[node]}", style="dim"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        progress.add_task(label, total=None, node="reading the project")
        yield progress


@contextmanager
def _ended_with_us(process: subprocess.Popen) -> Iterator[None]:
    """Let dbt close its files in order when we are interrupted."""
    try:
        yield
    except BaseException:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            if _ends(process, number):
                break
        raise


def _ends(process: subprocess.Popen, number: int) -> bool:
    if process.poll() is not None:
        return True
    os.killpg(process.pid, number)
    deadline = time.monotonic() + _GRACE_SECONDS
    # Its output must be read on, or a full pipe would keep it from ending.
    if process.stdout:
        os.set_blocking(process.stdout.fileno(), False)
    while process.poll() is None and time.monotonic() < deadline:
        if process.stdout:
            with suppress(BlockingIOError):
                os.read(process.stdout.fileno(), 1 << 16)
        time.sleep(0.05)
    return process.poll() is not None
