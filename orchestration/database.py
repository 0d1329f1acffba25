"""Open the private build database for reading."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from orchestration.errors import OneIdError
from orchestration.files import quoted
from orchestration.keys import attach_encrypted, load_crypto, require_key
from orchestration.settings import Settings


@contextmanager
def build_database(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that sees `build` and `restricted`, both read-only.

    The connection itself lives in memory, so that other databases can be
    attached for writing.
    """
    if not settings.build_path.exists():
        raise OneIdError(
            f"There is no build database in {settings.home}: use `oneid run`."
        )
    with duckdb.connect() as connection:
        load_crypto(connection)
        spill = settings.home / "build.duckdb.tmp"
        connection.execute(f"set temp_directory = {quoted(spill)}")
        connection.execute("set temp_file_encryption = true")
        _attach_build(connection, settings)
        if settings.restricted_path.exists():
            attach_encrypted(
                connection,
                settings.restricted_path,
                "restricted",
                settings.home,
                require_key(settings.home, settings.landing),
                read_only=True,
            )
        yield connection


def _attach_build(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    path = quoted(settings.build_path)
    try:
        connection.execute(f"attach {path} as build (read_only)")
    except duckdb.IOException as error:
        if "lock" not in str(error):
            raise
        raise OneIdError(
            f"{settings.build_path} is open in another process (a dbt run or a "
            "DuckDB shell): close it and try again."
        ) from error
