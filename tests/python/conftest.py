"""What the Python tests share: a scratch build, and one run of the whole demo."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# A console measures its width once, when the command line is first imported.
os.environ["COLUMNS"] = "200"


@dataclass(frozen=True)
class Demo:
    """The demo, run once: its environment and what the command printed."""

    environment: dict[str, str]
    home: Path
    target: Path
    output: str

    @property
    def release(self) -> Path:
        """The folder of the release that was current after the run."""
        releases = self.home / "releases"
        return releases / (releases / "CURRENT").read_text(encoding="utf-8").strip()

    def oneid(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line on the demo."""
        return run_oneid(self.environment, *arguments)


def run_oneid(
    environment: dict[str, str], *arguments: str, timeout: float = 600
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "orchestration.cli", *arguments],
        env={**plain_environment(), "COLUMNS": "200", **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def plain_environment() -> dict[str, str]:
    """Return the environment without what a developer has set for OneID or dbt."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ONEID_", "DBT_"))
    }


@pytest.fixture
def oneid() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs the command line in a given environment."""
    return run_oneid


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a developer's own settings out of the tests."""
    for name in [n for n in os.environ if n.startswith("ONEID_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def demo_release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Run the whole pipeline on the demo, once for all tests and workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = shared / "demo"
    folder.mkdir(exist_ok=True)
    environment = {
        "ONEID_HOME": str(folder / "home"),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    printed = folder / "output.txt"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            done = run_oneid(environment, "run", timeout=1800)
            if done.returncode:
                pytest.fail(f"`oneid run` failed:\n{done.stdout}\n{done.stderr}")
            printed.write_text(done.stdout, encoding="utf-8")
    yield Demo(
        environment,
        folder / "home",
        folder / "target",
        printed.read_text(encoding="utf-8"),
    )
