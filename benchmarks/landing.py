"""How long `oneid land` takes for a CSV, beside DuckDB's own copy of the same file.

Both run in turn, three times each; written is the run in the middle.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
_CUSTOMERS = """
    select
        'shop' as channel,
        cast(range as varchar) as customer_id,
        '张伟' || range as name,
        '138' || lpad(cast(range % 100000000 as varchar), 8, '0') as phone,
        'u' || range || '@qq.com' as email,
        '浙江省杭州市西湖区文三路' || (range % 900) || '号' as address,
        '2025-01-0' || (1 + range % 9) || ' 10:00:00' as created_at
    from range({rows})
"""
_COPY = (
    "import duckdb, sys; duckdb.sql(\"copy (from read_csv('{csv}', all_varchar=true))"
    " to '{parquet}'\")"
)


def measure(work: Path, rows: int) -> list[dict]:
    """Return seconds, speed and memory of each way to land each file."""
    work.mkdir(parents=True, exist_ok=True)
    plain, chinese = work / "plain.csv", work / "gb18030.csv"
    duckdb.sql(f"copy ({_CUSTOMERS.format(rows=rows)}) to '{plain}' (header)")
    with (
        plain.open(encoding="utf-8") as source,
        chinese.open("w", encoding="gb18030") as target,
    ):
        shutil.copyfileobj(source, target, 1 << 22)
    ways = [
        ("oneid land", plain, _land(work, plain)),
        ("DuckDB copy", plain, [sys.executable, "-c", _copy(work, plain)]),
        ("oneid land", chinese, _land(work, chinese)),
    ]
    taken: dict[int, list[tuple[float, int]]] = {}
    for _ in range(RUNS):
        for number, (_, _, command) in enumerate(ways):
            shutil.rmtree(work / "landing", ignore_errors=True)
            (work / "landing").mkdir()
            taken.setdefault(number, []).append(_timed(command, work))
    found = []
    for number, (name, file, _) in enumerate(ways):
        seconds = statistics.median(seconds for seconds, _ in taken[number])
        size = file.stat().st_size
        found.append(
            {
                "way": name,
                "file": file.name,
                "bytes": size,
                "rows": rows,
                "seconds": round(seconds, 2),
                "megabytes_per_second": round(size / 1e6 / seconds, 1),
                "peak_memory_bytes": max(memory for _, memory in taken[number]),
            }
        )
    shutil.rmtree(work)
    return found


def _land(work: Path, file: Path) -> list[str]:
    program = str(Path(sys.executable).with_name("oneid"))
    folders = ["--landing-dir", str(work / "landing"), "--home", str(work / "home")]
    return [program, "land", "generic", "customers", str(file), *folders]


def _copy(work: Path, file: Path) -> str:
    return _COPY.format(csv=file, parquet=work / "landing" / "copy.parquet")


def _timed(command: list[str], work: Path) -> tuple[float, int]:
    """Return the seconds of a command and its peak memory in bytes."""
    start = time.monotonic()
    with (work / "out.txt").open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit((work / "out.txt").read_text(encoding="utf-8"))
    return time.monotonic() - start, usage.ru_maxrss * 1024


def main() -> None:
    """Measure and write the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=ROOT / "warehouse" / "landing")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks")
    parser.add_argument("--rows", type=int, default=5_000_000)
    options = parser.parse_args()
    found = measure(options.work.resolve(), options.rows)
    text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    (options.out / "landing.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
