"""docs/add-a-system.md does what it says, and nothing else has to be changed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml
from conftest import ROOT, plain_environment

GUIDE = (ROOT / "docs" / "add-a-system.md").read_text(encoding="utf-8")
ROOM = Path("models") / "staging" / "kiosk"


def block(heading: str, language: str) -> str:
    """Return the first code block of a language below a heading."""
    section = GUIDE[GUIDE.index(heading) :]
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    if found is None:
        pytest.fail(f"no {language} block below {heading}")
    return found[1]


def merged(project: dict, entry: dict) -> dict:
    """Return the project file with the guide's entry put into its places."""
    for key, value in entry.items():
        if isinstance(value, dict) and isinstance(project.get(key), dict):
            merged(project[key], value)
        else:
            project[key] = value
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project with the guide followed to the letter."""
    folder = tmp_path / "project"
    for name in ("models", "macros", "seeds/reference", "orchestration"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "profiles.yml", folder)
    given = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))
    entry = yaml.safe_load(block("## 1. ", "yaml"))
    text = yaml.safe_dump(merged(given, entry), allow_unicode=True)
    (folder / "dbt_project.yml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "seeds/raw/steward", folder / "seeds/raw/steward")
    (folder / "seeds" / "raw" / "kiosk").mkdir()
    (folder / ROOM).mkdir()
    files = {
        "seeds/raw/kiosk/raw_kiosk__signups.csv": block("## 2. ", "csv"),
        str(ROOM / "_kiosk.yml"): block("### _kiosk.yml", "yaml"),
    }
    for model in re.findall(r"^### (\w+\.sql)$", GUIDE, re.MULTILINE):
        files[str(ROOM / model)] = block(f"### {model}", "sql")
    assert len(files) == 6
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_the_guides_system_builds_as_the_guide_says(
    project: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "dbt.cli.main", "build", "--vars"]
    done = subprocess.run(
        [*command, "systems: [kiosk]"],
        env={**plain_environment(), "ONEID_HOME": str(tmp_path / "home")},
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    with duckdb.connect(tmp_path / "home" / "build.duckdb", read_only=True) as build:
        counted = build.execute("""
            select landed_rows, kept_rows, duplicate_rows, quarantined_rows
            from governance.governance_landed_tables where system = 'kiosk'
        """)
        assert counted.fetchall() == [(4, 2, 1, 1)]
        ids = build.execute("select count(*) from matching.one_ids")
        assert ids.fetchone() == (2,)
        held_back = build.execute(
            "select _source_row, reason from governance.governance_quarantine"
        )
        assert held_back.fetchall() == [(4, "signed up later than as_of")]
