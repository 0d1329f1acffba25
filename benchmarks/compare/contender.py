"""What every contender leaves behind: clusterings, seconds by stage, memory."""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

CLUSTERINGS = "clusterings.parquet"
RUN = "run.json"


@dataclass
class Run:
    """What a contender measured of itself, written as ``run.json``.

    ``lead_bar`` names the clustering that it would publish without any labels;
    where there is none, the bar is picked with the truth in hand.
    """

    lead_bar: str | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    peak_memory_bytes: int = 0
    scored_pairs: int | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a block, and look at the peak of memory after it."""
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)
        self.peak_memory_bytes = _peak_memory()

    def write(self, folder: Path) -> None:
        """Write what was measured."""
        text = json.dumps(asdict(self), indent=2) + "\n"
        (folder / RUN).write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Run":
        """Return what was measured."""
        return cls(**json.loads((folder / RUN).read_text(encoding="utf-8")))


def main(contender: Callable[[Path, Path], Run]) -> None:
    """Run a contender as a process of its own: ``--wide FILE --out FOLDER``."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wide", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    contender(arguments.wide, arguments.out).write(arguments.out)


def _peak_memory() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
