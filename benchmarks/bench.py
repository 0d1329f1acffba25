"""The whole benchmark: worlds of several sizes and seeds, all contenders side by side.

``make bench``, or ``python -m benchmarks.bench --rivals .venv-bench/bin/python``

Each case is one world with one seed and size. Its records are generated, cleaned by the
project's own models, and the cleaned tables are given to every contender, one after the
other, on an otherwise idle machine. What is done is kept in ``--work`` and not done
again; ``--out`` receives ``results.json``, a table and a chart.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.compare.ours import model_seconds

ROOT = Path(__file__).resolve().parents[1]
RESULTS = "results.json"
AS_OF = "2026-01-01 00:00:00"
CLEANED = (
    "+int_conformed__customers",
    "+int_conformed__identifiers",
    "+int_conformed__orders",
    "+int_conformed__decisions",
)


@dataclass(frozen=True)
class Case:
    """One world, drawn with one seed."""

    world: str
    persons: int
    seed: int

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.world}-{self.persons}-{self.seed}"

    @property
    def systems(self) -> list[str]:
        """The systems that the world is written in; none means all."""
        return ["generic"] if self.world in {"western", "febrl"} else []


WORLDS = ("retail_cn", "retail_cn_no_phone", "western")
SMALL, LARGE = 24_000, 240_000


def cases(seeds: list[int], sizes: list[int]) -> list[Case]:
    """Return the cases: every world small, the first one large as well."""
    found = []
    for persons in sizes:
        worlds = WORLDS if persons <= SMALL else WORLDS[:1]
        few = seeds if persons <= SMALL else seeds[:1]
        found += [Case(world, persons, seed) for world in worlds for seed in few]
    return found


def run(case: Case, work: Path, rivals: Path) -> dict:
    """Run one case from nothing, or return what an earlier run has left."""
    folder = work / case.name
    done = folder / "compared" / RESULTS
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _generate(case, folder)
        cleaning = _clean(case, folder)
        build = folder / "home" / "build.duckdb"
        _call(
            *(sys.executable, "-m", "benchmarks.compare.ours"),
            *("--build-db", build, "--out", folder / "ours"),
        )
        _call(
            *(rivals, "-m", "benchmarks.compare", "--build-db", build),
            *("--truth", folder / "landing" / "truth.csv"),
            *(
                "--contenders",
                "ours,tuned,by_hand,docs,phone",
                "--ours",
                folder / "ours",
            ),
            *("--out", folder / "compared"),
        )
        told = json.loads(done.read_text(encoding="utf-8"))
        done.write_text(json.dumps({"cleaning_seconds": cleaning, **told}), "utf-8")
        shutil.rmtree(folder / "home")
        shutil.rmtree(folder / "landing")
    compared = json.loads(done.read_text(encoding="utf-8"))
    return {"world": case.world, "seed": case.seed, **compared}


def _generate(case: Case, folder: Path) -> None:
    _call(
        *(sys.executable, "-m", "benchmarks.generate", "--world", case.world),
        *("--persons", case.persons, "--seed", case.seed, "--format", "parquet"),
        *("--out", folder / "landing"),
    )


def _clean(case: Case, folder: Path) -> float:
    """Build up to the conformed layer; return the seconds that its models took."""
    told = {"landing": "files", "as_of": AS_OF}
    if case.systems:
        told["systems"] = case.systems
    (folder / "home").mkdir(exist_ok=True)
    environment = {
        "ONEID_KEY": "0" * 64,
        "ONEID_HOME": str(folder / "home"),
        "ONEID_LANDING": str(folder / "landing"),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    _call(
        *(Path(sys.executable).with_name("dbt"), "--quiet", "build"),
        *("--exclude-resource-types", "test", "unit_test"),
        *("--project-dir", ROOT, "--profiles-dir", ROOT),
        *("--vars", json.dumps(told), "--select", *CLEANED),
        environment=environment,
    )
    return model_seconds(folder / "target" / "run_results.json")


def _call(*command: object, environment: dict[str, str] | None = None) -> None:
    words = [str(word) for word in command]
    subprocess.run(
        words, check=True, cwd=ROOT, env={**os.environ, **(environment or {})}
    )


def table(results: list[dict]) -> str:
    """Return all cases as one Markdown table."""
    lines = [
        "| World | Records | Seed | Contender | F1 | Precision | Recall "
        "| Recall at .98 | Recall at .99 | Reachable | B-cubed F1 "
        "| Cleaning s | Training s | Matching s | Memory GB |",
        "|---|--:|--:|---|" + "--:|" * 11,
    ]
    for case in results:
        for result in case["results"]:
            pairs = result["reported"]["pairwise"]
            recalls = [at["recall"] for at in result["recall_at"]]
            seconds = result["seconds"]
            reading = seconds.get("reading", 0)
            reach = result.get("reachable_recall")
            cells = [
                case["world"],
                f"{case['truth']['records']:,}",
                str(case["seed"]),
                result["title"],
                *(f"{pairs[part]:.3f}" for part in ("f1", "precision", "recall")),
                *(f"{recall:.3f}" for recall in recalls),
                "" if reach is None else f"{reach:.3f}",
                f"{result['reported']['bcubed']['f1']:.3f}",
                f"{case['cleaning_seconds']:.1f}",
                f"{seconds.get('training', 0):.1f}",
                f"{reading + seconds.get('matching', 0):.1f}",
                f"{result['peak_memory_bytes'] / 1e9:.1f}",
            ]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run all cases, and write the table, the chart and the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rivals", type=Path, required=True, help="Python with Splink")
    parser.add_argument("--work", type=Path, default=ROOT / "warehouse" / "bench")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks")
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13])
    parser.add_argument("--sizes", type=int, nargs="+", default=[SMALL, LARGE])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    results = []
    for case in cases(options.seeds, options.sizes):
        print(f"── {case.name}", flush=True)
        results.append(run(case, options.work.resolve(), options.rivals.absolute()))
        text = json.dumps(results, indent=1, ensure_ascii=False) + "\n"
        (options.out / RESULTS).write_text(text, encoding="utf-8")
        (options.out / "table.md").write_text(table(results), encoding="utf-8")
    _call(options.rivals.absolute(), "-m", "benchmarks.chart", options.out.resolve())
    print(table(results))


if __name__ == "__main__":
    main()
