"""The unit tests of the models, which `dbt build` of real data leaves out."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, Demo, plain_environment


def test_every_unit_test_of_the_models_passes(
    demo_release: Demo, tmp_path: Path
) -> None:
    # They ask the built tables for their types; others read the demo meanwhile.
    home, target = tmp_path / "home", tmp_path / "target"
    shutil.copytree(demo_release.home, home, ignore=shutil.ignore_patterns("releases"))
    target.mkdir()
    shutil.copy(demo_release.target / "partial_parse.msgpack", target)
    environment = {
        **plain_environment(),
        **demo_release.environment,
        "ONEID_HOME": str(home),
        "DBT_TARGET_PATH": str(target),
    }
    command = ["-m", "dbt.cli.main", "--quiet", "test", "--select", "test_type:unit"]
    done = subprocess.run(
        [sys.executable, *command],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    text = (target / "run_results.json").read_text(encoding="utf-8")
    assert len(json.loads(text)["results"]) > 200
