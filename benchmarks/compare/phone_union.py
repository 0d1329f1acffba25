"""Same phone, same person: what a company does before it does anything else."""

from pathlib import Path

import duckdb

from benchmarks.compare.contender import CLUSTERINGS, Run, main
from orchestration.files import quoted


def run(wide: Path, out: Path) -> Run:
    """Give the records of a wide table their first phone as their customer."""
    run = Run()
    with duckdb.connect() as connection, run.stage("matching"):
        connection.execute(
            "copy (select record_id, coalesce(phone, record_id) as phone"
            f" from read_parquet({quoted(wide)}) order by record_id)"
            f" to {quoted(out / CLUSTERINGS)} (format parquet)"
        )
    return run


if __name__ == "__main__":
    main(run)
