"""Where the other tests keep what these use as well."""

import sys
from pathlib import Path

PYTHON = Path(__file__).parents[1] / "python"
sys.path += [str(PYTHON), str(PYTHON / "standardize")]
