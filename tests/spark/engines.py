"""dbt on either engine, in processes and folders of their own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPARK = Path(os.environ.get("ONEID_SPARK_PYTHON", ROOT / ".venv-spark/bin/python"))


@dataclass(frozen=True)
class Engine:
    """A dbt: the Python that runs it, its home and its target."""

    python: Path
    home: Path
    target: str

    def dbt(self, *arguments: str, key: str = "") -> subprocess.CompletedProcess[str]:
        """Run a dbt command; raise with what it said when it fails."""
        done = self.try_dbt(*arguments, key=key)
        if done.returncode:
            raise RuntimeError(f"dbt {arguments}:\n{done.stdout}\n{done.stderr}")
        return done

    def try_dbt(
        self, *arguments: str, key: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a dbt command and return what came of it."""
        self.home.mkdir(parents=True, exist_ok=True)
        settings = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ONEID_", "DBT_", "SPARK_"))
        }
        settings |= {
            "DBT_LOG_PATH": str(self.home / "logs"),
            "DBT_TARGET_PATH": str(self.home / "target"),
            "ONEID_HOME": str(self.home),
            "ONEID_KEY": key,
            "ONEID_MEMORY": "2GB",
        }
        command = [self.python, "-m", "dbt.cli.main", *arguments]
        return subprocess.run(
            [*command, "--target", self.target],
            cwd=ROOT,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )


def duckdb_engine(folder: Path) -> Engine:
    """Return dbt on DuckDB, in the environment of the tests."""
    return Engine(Path(sys.executable), folder / "duckdb", "duckdb")


def spark_engine(folder: Path) -> Engine:
    """Return dbt on Spark, in its own environment."""
    return Engine(SPARK, folder / "spark", "spark")
