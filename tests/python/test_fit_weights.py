"""Weights are fitted to the data, shown beside the old ones, and written on demand."""

import csv
import json
import shutil
from pathlib import Path

from conftest import Demo, run_oneid

from orchestration.fit_weights import SEED, Fit, Weight, write
from orchestration.settings import Settings

HEADER = "comparison,level,weight_millibits,is_shared,cap_millibits,is_contradiction,"


def test_the_demo_is_fitted_without_labels(demo_release: Demo, tmp_path: Path) -> None:
    environment = {
        **demo_release.environment,
        "ONEID_HOME": str(tmp_path / "home"),
        "DBT_TARGET_PATH": str(tmp_path / "target"),
    }
    (tmp_path / "home").mkdir()
    shutil.copy(demo_release.home / "build.duckdb", tmp_path / "home")
    shutil.copytree(demo_release.target, tmp_path / "target")
    last_build = (tmp_path / "target" / "run_results.json").read_bytes()

    done = run_oneid(environment, "fit-weights", "--json")

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout[done.stdout.index("{") :])
    weights = {(w["comparison"], w["level"]): w for w in found["weights"]}
    with (Path(__file__).parents[2] / SEED).open(encoding="utf-8") as file:
        seed = {(r["comparison"], r["level"]): r for r in csv.DictReader(file)}
    assert {k: w["weight_millibits"] for k, w in weights.items()} == {
        k: int(r["weight_millibits"]) for k, r in seed.items()
    }
    # One customer has one gender, two strangers have one as often as not.
    assert 800 < weights["gender", "same"]["fitted_millibits"] < 1100
    assert weights["name", "different"]["kept_because"] == "a rule"
    assert weights["account", "different"]["kept_because"] == "no agreement"
    assert all(
        w["kept_because"] is None or w["fitted_millibits"] == w["weight_millibits"]
        for w in weights.values()
    )
    assert sum(row["pairs"] for row in found["pairs"]) > 1000
    # The last whole build can still be published.
    assert (tmp_path / "target" / "run_results.json").read_bytes() == last_build


def test_only_fitted_weights_are_written(tmp_path: Path) -> None:
    seed = tmp_path / SEED
    seed.parent.mkdir(parents=True)
    city = 'city,same,-1000,true,2000,false,"a city, shared"\n'
    gender = "gender,same,900,false,,false,\n"
    seed.write_text(f"{HEADER}meaning\n{city}{gender}", encoding="utf-8")
    fitted = Fit(
        [
            Weight("city", "same", -1000, -1000, 3, 9, "few sure"),
            Weight("gender", "same", 900, 1007, 213, 989, None),
        ],
        {},
    )
    write(Settings(tmp_path, tmp_path, tmp_path), fitted)
    gender = gender.replace("900", "1007")
    assert seed.read_text(encoding="utf-8") == f"{HEADER}meaning\n{city}{gender}"


def test_without_a_build_it_says_what_to_do(tmp_path: Path) -> None:
    environment = {
        "ONEID_HOME": str(tmp_path / "home"),
        "DBT_TARGET_PATH": str(tmp_path / "target"),
    }
    done = run_oneid(environment, "fit-weights")
    assert done.returncode == 1
    assert "oneid run" in done.stderr
