"""Land Online Retail, run it to a release and compare it with the known totals."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from examples.online_retail.landing import land
from examples.online_retail.totals import KNOWN, totals
from orchestration.releases import current

ROOT = Path(__file__).resolve().parents[2]
_NO_DATA = (
    "Set ONEID_REAL_DATA to online_retail.parquet, made from the table Online "
    "Retail that the UCI Machine Learning Repository offers at "
    "https://archive.ics.uci.edu/dataset/352/online+retail"
)


def main() -> int:
    """Return 0 when every known total comes out, 1 when not, 2 without data."""
    source = Path(os.environ.get("ONEID_REAL_DATA") or "")
    if not source.is_file():
        print(_NO_DATA, file=sys.stderr)
        return 2
    # A home of its own below the usual one: real and other data never mix.
    home = ROOT / (os.environ.get("ONEID_HOME") or "warehouse") / "online_retail"
    land(source.resolve(), home / "landing" / "generic")
    if code := _run(home):
        return code
    found = totals(current(home / "releases").path)
    for name, known in KNOWN.items():
        mark = "=" if found[name] == known else "≠ known"
        print(f"{name:12} {_shown(found[name]):>13} {mark} {_shown(known)}")
    return 0 if found == KNOWN else 1


def _run(home: Path) -> int:
    command = [sys.executable, "-m", "orchestration.cli", "run"]
    command += ["--landing", "files", "--systems", "generic"]
    command += ["--as-of", "2012-01-01 00:00:00"]
    command += ["--home", str(home), "--landing-dir", str(home / "landing")]
    # The shop's clock: the files say nothing of it.
    environment = {**os.environ, "ONEID_GENERIC_TIMEZONE": "Europe/London"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def _shown(number: int | Decimal) -> str:
    return f"{number:,}"


if __name__ == "__main__":
    sys.exit(main())
