"""The conformed layer of a build as one table, for tools that take a table."""

import argparse
from pathlib import Path

import duckdb

from orchestration.files import quoted


def write_wide(build_db: Path, out: Path) -> None:
    """Write the customer records of a build database to a Parquet file."""
    query = Path(__file__).with_name("wide.sql").read_text(encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute(f"attach {quoted(build_db)} as build (read_only)")
        for name in ("customers", "identifiers"):
            connection.execute(
                f"create temp view {name} as"
                f" select * from build.conformed.int_conformed__{name}"
            )
        connection.execute(f"copy ({query}) to {quoted(out)} (format parquet)")


def main() -> None:
    """Run as a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build-db", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    write_wide(arguments.build_db, arguments.out)


if __name__ == "__main__":
    main()
