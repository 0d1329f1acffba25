"""`oneid preview` builds privately: the demo's release stays as it is."""

import hashlib
import json
import re
import shutil
from pathlib import Path

from conftest import Demo, run_oneid


def test_the_same_data_change_nothing_and_nothing_is_published(
    demo_release: Demo, tmp_path: Path
) -> None:
    # A home of its own: others ask the demo's build database.
    shutil.copytree(demo_release.home, tmp_path / "home")
    shutil.copytree(demo_release.target, tmp_path / "target")
    environment = {
        "ONEID_HOME": str(tmp_path / "home"),
        "DBT_TARGET_PATH": str(tmp_path / "target"),
        "DBT_LOG_PATH": str(tmp_path / "logs"),
    }
    before = _files(tmp_path / "home" / "releases")
    done = run_oneid(environment, "preview", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["release"] == demo_release.release.name
    for total in found["totals"].values():
        assert (total["customers_changing"], total["per_thousand"]) == (0, 0.0)
        assert total["customers_before"] == total["customers_after"] > 4000
        assert total["kinds"] == {}
    assert "match" in done.stderr
    assert _files(tmp_path / "home" / "releases") == before
    # What a preview leaves is a part, and is not taken for a whole build.
    refused = run_oneid(environment, "publish")
    assert refused.returncode == 1
    assert "not a whole, green `dbt build`" in refused.stderr
    again = run_oneid(environment, "preview", "--no-build")
    assert re.search(r"\b0 of \d,\d{3} customers", again.stdout)


def _files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
