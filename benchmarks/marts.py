"""The marts at size: how long they take to build, and to answer with.

``python -m benchmarks.marts``, part of ``make bench``

For each size a world is generated and the pipeline built once up to the ids. Then the
marts are built alone and timed, and asked one question each, as their department would
(``mart_questions.csv``). Two sizes give an exponent: 1 is work in proportion to the
facts. What is done is kept in ``--work`` and not done again; ``--out`` receives
``marts.json`` and ``marts.md``.
"""

import argparse
import contextlib
import csv
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.compare.ours import model_seconds

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "benchmarks" / "mart_questions.csv"
AS_OF = "2026-01-01 00:00:00"
MARTS = ("path:models/marts", "path:models/activation")
ROUNDS = 5
SECONDS, GIBIBYTES, MILLISECONDS = 240, 8, 200


def run(persons: int, seed: int, pace: float, work: Path) -> dict:
    """Measure one size from nothing, or return what an earlier run has left."""
    done = work / f"marts-{persons}-{seed}-{pace:g}.json"
    if not done.exists():
        folder = done.with_suffix("")
        folder.mkdir(parents=True, exist_ok=True)
        told = {"persons": persons, "seed": seed, "pace": pace}
        told |= measure(folder, persons, seed, pace)
        done.write_text(json.dumps(told), encoding="utf-8")
        shutil.rmtree(folder)
    return json.loads(done.read_text(encoding="utf-8"))


def measure(folder: Path, persons: int, seed: int, pace: float) -> dict:
    """Generate, build up to the ids, and time the marts and their answers."""
    landing = folder / "landing"
    with _once(folder / "generated") as is_due:
        if is_due:
            shutil.rmtree(landing, ignore_errors=True)
            _call(
                *(sys.executable, "-m", "benchmarks.generate", "--persons", persons),
                *("--seed", seed, "--pace", pace, "--format", "parquet"),
                *("--out", landing),
            )
    with _once(folder / "matched") as is_due:
        if is_due:
            _dbt(folder, "build", "--exclude", *MARTS)
    seconds, memory = _dbt(folder, "run", "--select", *MARTS)
    results = folder / "target" / "run_results.json"
    with duckdb.connect(folder / "home" / "build.duckdb", read_only=True) as build:
        build.execute("set threads = 2")
        rows = _rows(build)
        return {
            "fact_rows": sum(n for name, n in rows.items() if name[:9] == "core.fct_"),
            "seconds": model_seconds(results),
            "command_seconds": round(seconds, 1),
            "peak_memory_bytes": memory,
            "models": _models(results, rows),
            "answers": _answers(build),
        }


@contextlib.contextmanager
def _once(mark: Path) -> Iterator[bool]:
    """Give whether a step is due, and mark it done when it ends well."""
    yield not mark.exists()
    mark.touch()


def _dbt(folder: Path, command: str, *selection: str) -> tuple[float, int]:
    """Run dbt without tests; return its seconds and its peak memory in bytes."""
    (folder / "home").mkdir(exist_ok=True)
    return _call(
        *(Path(sys.executable).with_name("dbt"), "--quiet", command),
        *("--project-dir", ROOT, "--profiles-dir", ROOT),
        *("--vars", json.dumps({"landing": "files", "as_of": AS_OF})),
        *(["--exclude-resource-types", "test", "unit_test"] * (command == "build")),
        *selection,
        environment={
            "ONEID_KEY": "0" * 64,
            "ONEID_HOME": str(folder / "home"),
            "ONEID_LANDING": str(folder / "landing"),
            "ONEID_THREADS": "2",
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
        },
    )


def _call(
    *command: object, environment: dict[str, str] | None = None
) -> tuple[float, int]:
    start = time.monotonic()
    words = [str(word) for word in command]
    process = subprocess.Popen(words, cwd=ROOT, env=os.environ | (environment or {}))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} failed")
    return time.monotonic() - start, usage.ru_maxrss * 1024


def _rows(build: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return how many rows each table has."""
    tables = build.execute(
        "select schema_name || '.' || table_name, estimated_size from duckdb_tables()"
        " where database_name = 'build'"
    )
    return dict(tables.fetchall())


def _models(results: Path, rows: dict[str, int]) -> list[dict]:
    """Return the seconds and rows of each model, the slowest first."""
    told = json.loads(results.read_text(encoding="utf-8"))["results"]
    found = []
    for result in told:
        if result["relation_name"]:
            _, schema, table = result["relation_name"].replace('"', "").split(".")
            name = f"{schema}.{table}"
            seconds = round(result["execution_time"], 2)
            found.append({"model": name, "seconds": seconds, "rows": rows.get(name)})
    return sorted(found, key=lambda model: (-model["seconds"], model["model"]))


def _answers(build: duckdb.DuckDBPyConnection) -> list[dict]:
    """Ask each question of a mart that is there; return the milliseconds."""
    there = {
        name
        for (name,) in build.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
        ).fetchall()
    }
    found = []
    for question in questions():
        if question["mart"] not in there:
            continue
        taken = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            rows = len(build.execute(question["sql"]).fetchall())
            taken.append((time.perf_counter() - start) * 1000)
        found.append(
            {
                **question,
                "rows": rows,
                "first_ms": round(taken[0], 1),
                "ms": round(statistics.median(taken), 1),
            }
        )
    return found


def questions() -> list[dict[str, str]]:
    """Return the question of each mart, in words and in SQL."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def exponent(small: tuple[float, float], large: tuple[float, float]) -> float | None:
    """Return the power of the size that the seconds grow with."""
    (size, seconds), (larger, longer) = small, large
    if min(size, seconds) <= 0 or larger <= size:
        return None
    return round(math.log(longer / seconds) / math.log(larger / size), 2)


def page(cases: list[dict]) -> str:
    """Return what came out as Markdown."""
    small, large = cases[0], cases[-1]
    lines = [
        "# Marts at size",
        "",
        f"{large['seconds']:.0f} s and {large['peak_memory_bytes'] / 2**30:.1f} GiB for"
        f" all marts over {large['fact_rows']:,} fact rows, on two cores; the aim is"
        f" {SECONDS} s and {GIBIBYTES} GiB.",
        "",
        "| Persons | Fact rows | Marts s | With dbt's start s | Memory GiB |",
        "|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {case['persons']:,} | {case['fact_rows']:,} | {case['seconds']:.1f}"
        f" | {case['command_seconds']:.1f} | {case['peak_memory_bytes'] / 2**30:.1f} |"
        for case in cases
    ]
    before = {model["model"]: model["seconds"] for model in small["models"]}
    several = len(cases) > 1
    if several:
        power = exponent(*((c["fact_rows"], c["seconds"]) for c in (small, large)))
        lines += ["", f"Exponent between the sizes: {power}."]
    lines += [
        "",
        "## The slowest models",
        "",
        "| Model | Rows | s | Exponent |",
        "|---|--:|--:|--:|",
    ]
    for model in large["models"][:20]:
        power = None
        if several and model["model"] in before:
            power = exponent(
                (small["fact_rows"], before[model["model"]]),
                (large["fact_rows"], model["seconds"]),
            )
        rows = "" if model["rows"] is None else f"{model['rows']:,}"
        lines.append(
            f"| `{model['model']}` | {rows} | {model['seconds']:.1f} | {power or ''} |"
        )
    lines += [
        "",
        "## The answers",
        "",
        f"The middle of {ROUNDS} times each; the aim is {MILLISECONDS} ms.",
        "",
        "| Mart | Question | Rows | ms |",
        "|---|---|--:|--:|",
    ]
    lines += [
        f"| `{answer['mart']}` | {answer['question']} | {answer['rows']:,}"
        f" | {answer['ms']:.0f} |"
        for answer in large["answers"]
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure each size, and write the figures and the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=ROOT / "warehouse" / "bench")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks")
    parser.add_argument("--sizes", type=int, nargs="+", default=[30_000, 300_000])
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--pace", type=float, default=3.0)
    options = parser.parse_args()
    cases = [
        run(persons, options.seed, options.pace, options.work.resolve())
        for persons in sorted(options.sizes)
    ]
    text = json.dumps(cases, indent=1, ensure_ascii=False) + "\n"
    (options.out / "marts.json").write_text(text, encoding="utf-8")
    (options.out / "marts.md").write_text(page(cases), encoding="utf-8")
    print(page(cases))


if __name__ == "__main__":
    main()
