"""What every dbt connection needs: a home, the key, the restricted database."""

import os
from pathlib import Path
from typing import Any

import duckdb
from dbt.adapters.duckdb.plugins import BasePlugin
from dbt_common.exceptions import DbtRuntimeError

from orchestration.errors import OneIdError
from orchestration.files import quoted
from orchestration.keys import attach_encrypted, load_crypto, require_key


class Plugin(BasePlugin):
    """Attach `restricted`, encrypted, and give SQL `getvariable('oneid_key')`.

    The key is a session variable so that no compiled statement, log line or
    artifact ever holds it.
    """

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Make ONEID_HOME before dbt opens the build database in it."""
        self._home = Path(os.environ.get("ONEID_HOME") or "warehouse").absolute()
        # The databases and their write-ahead logs hold raw rows, phones and all.
        os.umask(0o077)
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            if not os.access(self._home, os.W_OK | os.X_OK):
                raise PermissionError(f"no right to write to {self._home}")
            self._key = require_key(self._home, plugin_config["landing"])
        except OSError as error:
            raise DbtRuntimeError(
                f"ONEID_HOME cannot be used ({error}): "
                "choose a folder that you may write to."
            ) from error
        except OneIdError as error:
            raise DbtRuntimeError(str(error)) from error

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        """Attach the restricted database, once per process."""
        path = self._home / "restricted.duckdb"
        try:
            load_crypto(conn)
            attach_encrypted(conn, path, "restricted", self._home, self._key)
            # Raw rows stand in the build database as they came, phones and all.
            for private in (self._home / "build.duckdb", path):
                if private.exists():
                    private.chmod(0o600)
        except OneIdError as error:
            raise DbtRuntimeError(str(error)) from error

    def configure_cursor(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Set the key on each cursor: a cursor does not inherit variables."""
        # A bound value would make DuckDB import pandas: two seconds a command.
        cursor.execute(f"set variable oneid_key = {quoted(self._key.value)}")
