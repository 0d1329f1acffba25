"""OneID as a contender: its matching models on the conformed layer of a build.

``python -m benchmarks.compare.ours --build-db warehouse/build.duckdb --out FOLDER``

Runs in the project's own environment. The bar that leads is the one that ships; the
other clusterings keep only the links above a bar, so that recall at a precision can be
read off, and no bar is chosen by the truth.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pandas as pd

from benchmarks.compare.components import smallest_of_each
from benchmarks.compare.contender import CLUSTERINGS, Run
from benchmarks.compare.reach import COMPARED, MEMBERS

ROOT = Path(__file__).resolve().parents[2]
LEAD = "one_id"
# Bits over even odds; everything that ships is above the first.
BARS = (0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10)

_SELECT = ("path:seeds/reference", "path:models/matching,+one_ids")
_LINKS = """
    select record_no_a, record_no_b from build.matching.int_matching__links
    where not is_cut and total_millibits >= {bar}
"""


def run(build_db: Path, out: Path) -> None:
    """Match, and leave clusterings and measures in ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    home = out / "home"
    home.mkdir(exist_ok=True)
    database = home / "build.duckdb"
    shutil.copyfile(build_db, database)
    _dbt(out, ["build", "--select", *_SELECT, "--exclude-resource-types", *_NO_TESTS])
    run = Run(lead_bar=LEAD)
    run.seconds["training"] = 0.0
    run.seconds["matching"] = model_seconds(out / "target" / "run_results.json")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    run.peak_memory_bytes = peak * 1024
    _write_clusterings(database, out / CLUSTERINGS)
    _write_compared(database, out)
    run.write(out)
    shutil.rmtree(home)


_NO_TESTS = ("test", "unit_test")


def model_seconds(results: Path) -> float:
    """Return the seconds from the first model's start to the last one's end."""
    told = json.loads(results.read_text(encoding="utf-8"))["results"]
    moments = [
        datetime.fromisoformat(step[edge])
        for result in told
        if result["unique_id"].startswith("model.")
        for step in result["timing"]
        for edge in ("started_at", "completed_at")
    ]
    return round((max(moments) - min(moments)).total_seconds(), 3)


def _dbt(out: Path, arguments: list[str]) -> None:
    environment = {
        "ONEID_KEY": "0" * 64,
        "ONEID_MEMORY": "2500MB",
        **os.environ,
        "ONEID_HOME": str(out / "home"),
        "ONEID_LANDING": str(out / "home"),
        "DBT_TARGET_PATH": str(out / "target"),
        "DBT_LOG_PATH": str(out / "logs"),
    }
    told = json.dumps({"as_of": "2026-01-01 00:00:00"})
    folders = ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    subprocess.run(
        [
            *(str(Path(sys.executable).with_name("dbt")), "--quiet"),
            *(*arguments, *folders, "--vars", told),
        ],
        check=True,
        cwd=ROOT,
        env=environment,
    )


def _write_clusterings(database: Path, file: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{database}' as build (read_only)")
        columns = ["one_id", "strict_one_id"]
        joins = []
        for bar in BARS:
            name = f"bar_{bar}"
            links = connection.execute(_LINKS.format(bar=int(bar * 1000))).fetchall()
            roots = pd.DataFrame(
                smallest_of_each(links).items(), columns=["record_no", "c"]
            )
            connection.register(name, roots)
            columns.append(f'coalesce("{name}".c, -records.record_no) as "{name}"')
            joins.append(f'left join "{name}" using (record_no)')
        connection.execute(
            f"""
            copy (
                select ids.record_id, {", ".join(columns)}
                from build.matching.one_ids as ids
                inner join build.matching.int_matching__records as records
                    using (record_id)
                {" ".join(joins)}
                order by ids.record_id
            ) to '{file}' (format parquet)
            """
        )


# A component of the second round may bear the number of one of the first.
_MEMBERS = """
    select component_no as component, record_id
    from build.matching.int_matching__components_0
    inner join build.matching.int_matching__records using (record_no)
    union all
    select -component_no as component, record_id
    from build.matching.int_matching__components_1
    inner join build.matching.int_matching__records using (record_no)
    order by component, record_id
"""
_COMPARED = """
    select component_no_a as component_a, component_no_b as component_b
    from build.matching.int_matching__compared_pairs_1
    union all
    select -component_no_a as component_a, -component_no_b as component_b
    from build.matching.int_matching__compared_pairs_2
    order by component_a, component_b
"""


def _write_compared(database: Path, folder: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{database}' as build (read_only)")
        for query, name in ((_MEMBERS, MEMBERS), (_COMPARED, COMPARED)):
            connection.execute(f"copy ({query}) to '{folder / name}' (format parquet)")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build-db", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    run(options.build_db.resolve(), options.out.resolve())


if __name__ == "__main__":
    main()
