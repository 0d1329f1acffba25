"""Run contenders on the conformed layer of one build, and score them all alike.

``python -m benchmarks.compare --build-db warehouse/build.duckdb --truth truth.csv
--contenders docs,tuned,by_hand,phone --out results``

``ours`` is not run here: ``--ours`` names a folder with ``clusterings.parquet``
(record_id, and a column of customer ids for each bar) and ``run.json``, which is
what every other contender leaves in its folder too. Splink is in the environment of
``requirements-bench.lock``, not in that of the project.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from benchmarks.compare.contender import CLUSTERINGS, Run
from benchmarks.compare.reach import reachable_recall
from benchmarks.compare.score import (
    BarScore,
    RecallAt,
    Truth,
    best,
    read_truth,
    recall_at,
    score,
)

PRECISIONS = (0.98, 0.99)
RESULTS = "results.json"


@dataclass(frozen=True)
class Contender:
    """Who takes part, and the module that runs it."""

    name: str
    title: str
    module: str | None


CONTENDERS = {
    contender.name: contender
    for contender in (
        Contender("ours", "OneID", None),
        Contender(
            "tuned", "Splink 5, tuned by an expert", "benchmarks.compare.splink_tuned"
        ),
        Contender(
            "by_hand",
            "Splink 5, weights set by the truth",
            "benchmarks.compare.splink_by_hand",
        ),
        Contender(
            "docs", "Splink 5 as its docs lead", "benchmarks.compare.splink_docs"
        ),
        Contender("phone", "same phone, same person", "benchmarks.compare.phone_union"),
    )
}


@dataclass(frozen=True)
class Result:
    """One contender's clusterings, scored.

    ``reported`` is the score at the contender's own bar; where it has none, at the
    bar that is best by the truth (``is_best_by_truth``). ``reachable_recall`` is what
    a judge who never errs would find of the pairs that it compares.
    """

    name: str
    title: str
    reported: BarScore
    is_best_by_truth: bool
    best: BarScore
    recall_at: tuple[RecallAt, ...]
    reachable_recall: float | None
    seconds: dict[str, float]
    peak_memory_bytes: int
    scored_pairs: int | None
    scores: tuple[BarScore, ...]


@dataclass(frozen=True)
class Comparison:
    """All contenders on one data set."""

    truth: Truth
    wide_seconds: float
    results: tuple[Result, ...]
    # Those that broke off: small data can leave a rival's training nothing to learn.
    failed: tuple[str, ...] = ()


def compare(
    build_db: Path,
    truth: Path,
    contenders: Iterable[Contender],
    out: Path,
    ours: Path | None = None,
) -> Comparison:
    """Run the contenders one after the other, then score what they left."""
    out.mkdir(parents=True, exist_ok=True)
    wide = out / "wide.parquet"
    start = time.perf_counter()
    # In a process of its own, as all that works is: a process counts as its peak
    # of memory what its parent had used.
    _python("benchmarks.compare.wide", "--build-db", build_db, "--out", wide)
    wide_seconds = round(time.perf_counter() - start, 3)
    folders, failed = {}, []
    for contender in contenders:
        folders[contender] = out / contender.name
        if contender.module:
            print(f"Running {contender.title} …", flush=True)
            try:
                _python(contender.module, "--wide", wide, "--out", folders[contender])
            except subprocess.CalledProcessError as error:
                print(f"{contender.title} broke off: {error}", flush=True)
                failed.append(contender.name)
                del folders[contender]
        elif ours:
            folders[contender] = ours
        else:
            raise SystemExit(f"{contender.name} is run elsewhere: say where, --ours")
    with duckdb.connect() as connection:
        known = read_truth(connection, truth)
        results = tuple(
            _result(connection, contender, folder)
            for contender, folder in folders.items()
        )
    return Comparison(known, wide_seconds, results, tuple(failed))


def table(comparison: Comparison) -> str:
    """Return the results as a Markdown table."""
    lines = [
        "| | F1 | precision | recall | bar"
        + "".join(f" | recall at {p}" for p in PRECISIONS)
        + " | B-cubed | reading s | training s | matching s | memory GB |",
        "|---|" + "--:|" * (9 + len(PRECISIONS)),
    ]
    for result in comparison.results:
        pairs, seconds = result.reported.pairwise, result.seconds
        cells = [
            result.title,
            *(f"{value:.3f}" for value in (pairs.f1, pairs.precision, pairs.recall)),
            result.reported.bar,
            *(f"{at.recall:.3f}" for at in result.recall_at),
            f"{result.reported.bcubed.f1:.3f}",
            *(
                f"{seconds[stage]:.1f}" if stage in seconds else ""
                for stage in ("reading", "training", "matching")
            ),
            f"{result.peak_memory_bytes / 1e9:.1f}",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _result(
    connection: duckdb.DuckDBPyConnection, contender: Contender, folder: Path
) -> Result:
    run = Run.read(folder)
    scores = score(connection, folder / CLUSTERINGS)
    top = best(scores)
    by_bar = {one.bar: one for one in scores}
    return Result(
        name=contender.name,
        title=contender.title,
        reported=by_bar[run.lead_bar] if run.lead_bar else top,
        is_best_by_truth=run.lead_bar is None and len(scores) > 1,
        best=top,
        recall_at=recall_at(scores, PRECISIONS),
        reachable_recall=reachable_recall(connection, folder),
        seconds=run.seconds,
        peak_memory_bytes=run.peak_memory_bytes,
        scored_pairs=run.scored_pairs,
        scores=scores,
    )


def _python(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare, write ``results.json`` and print a table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.compare", description=__doc__
    )
    parser.add_argument("--build-db", type=Path, required=True)
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ours", type=Path)
    parser.add_argument(
        "--contenders", default="docs,tuned,by_hand,phone", help=", ".join(CONTENDERS)
    )
    options = parser.parse_args(arguments)
    unknown = set(options.contenders.split(",")) - CONTENDERS.keys()
    if unknown:
        parser.error(f"unknown contenders: {', '.join(sorted(unknown))}")
    comparison = compare(
        options.build_db,
        options.truth,
        [CONTENDERS[name] for name in options.contenders.split(",")],
        options.out,
        options.ours,
    )
    text = json.dumps(asdict(comparison), indent=2, ensure_ascii=False) + "\n"
    (options.out / RESULTS).write_text(text, encoding="utf-8")
    print(table(comparison))


if __name__ == "__main__":
    main()
