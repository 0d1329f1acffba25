"""`oneid sample` and `oneid quality`: how good a release is, without known truth."""

import csv
import json
import stat
from pathlib import Path

import made_up_release
import pytest
from made_up_release import PRIOR
from typer.testing import CliRunner

from orchestration.cli import app
from orchestration.sample import Stratum, wilson

RUNNER = CliRunner()
WEAK, STRONG = 17000, 45000


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write twenty strong links, twenty weak ones and ten near misses."""
    pairs, ids = [], []
    for number in range(50):
        a, b = f"s:{number:02}a", f"s:{number:02}b"
        is_link = number < 40
        weight = STRONG if number < 20 else WEAK if is_link else 11500
        decision = "strict_link" if number < 20 else "link" if is_link else "not_linked"
        pairs.append((a, b, decision, (PRIOR, ("phone", "own", weight))))
        ids += [(a, number, number), (b, number if is_link else number + 100, number)]
    rows = made_up_release.tables()
    rows |= {
        "one_ids": [
            row | {"record_key": f"key {row['record_id']}"}
            for row in made_up_release.ids(tuple(ids), day=1)
        ],
        "match_evidence": made_up_release.evidence(tuple(pairs)),
    }
    made_up_release.write(tmp_path, rows=rows)
    monkeypatch.setenv("ONEID_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def test_a_sample_is_spread_over_the_strata(home: Path) -> None:
    drawn = _drawn(home / "labels.csv", 25)
    assert len(drawn) == 25
    sizes = {row["stratum"]: row["stratum_size"] for row in drawn}
    assert sorted(sizes.values()) == ["10", "20", "20"]
    counts = [sum(r["stratum"] == s for r in drawn) for s in sizes]
    assert sorted(counts) == [8, 8, 9]
    assert {row["is_same"] for row in drawn} == {""}
    assert stat.S_IMODE((home / "labels.csv").stat().st_mode) == 0o600


def test_a_seed_draws_the_same_pairs_again_and_another_one_others(home: Path) -> None:
    one, two, other = (home / f"{name}.csv" for name in ("one", "two", "other"))
    _drawn(one, 12)
    _drawn(two, 12)
    _drawn(other, 12, "--seed", "2")
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes() != other.read_bytes()


def test_values_are_masked_and_the_strata_are_not_told(home: Path) -> None:
    made_up_release.write(home, "run-2")
    (row, *_) = [
        row for row in _drawn(home / "x.csv", 9) if row["record_key_b"] == "key-c"
    ]
    assert row["phone_a"] == row["phone_b"] == "138****1234"
    assert row["name_b"] == "张*"
    text = (home / "x.csv").read_text(encoding="utf-8")
    assert "13800001234" not in text
    assert "bits" not in text and "link" not in text


def test_a_label_file_is_never_overwritten(home: Path) -> None:
    _drawn(home / "labels.csv", 5)
    again = ("--for-review", "5", "--to", str(home / "labels.csv"))
    assert "may hold labels" in _refused("sample", *again)


def test_precision_weighs_each_stratum_by_its_size(home: Path) -> None:
    path = home / "labels.csv"
    rows = _drawn(path, 50)
    weak = [r for r in rows if Stratum.decode(r["stratum"]).band.high == 6000]
    strong = [r for r in rows if Stratum.decode(r["stratum"]).band.high is None]
    # All strong links are right and five of the twenty weak ones are not.
    for row in strong[:10] + weak[:15]:
        row["is_same"] = "yes"
    for row in weak[15:]:
        row["is_same"] = "否"
    _write(path, rows)
    scored = json.loads(_ok("sample", "--score", str(path), "--json"))
    shares = [s["share_same"] for s in scored["strata"]]
    assert shares == [0.75, 1.0, None]
    # Each half of the links counts for half, though one has half the labels.
    assert scored["links"]["share_same"] == pytest.approx(0.875)
    assert scored["links"]["labels"] == 30
    low, high = wilson(0.875, 1 / (0.25 / 10 + 0.25 / 20))
    assert scored["links"]["low"] == pytest.approx(low, abs=1e-6)
    assert scored["links"]["high"] == pytest.approx(high, abs=1e-6)
    assert scored["near_misses"]["labels"] == 0
    assert "Precision of all links: 87.5%" in _ok("sample", "--score", str(path))


def test_wrong_labels_are_told_with_their_row(home: Path) -> None:
    path = home / "labels.csv"
    rows = _drawn(path, 5)
    assert "has no labels yet" in _refused("sample", "--score", str(path))
    rows[2]["is_same"] = "perhaps"
    _write(path, rows)
    assert "row 4: is_same is `perhaps`" in _refused("sample", "--score", str(path))
    rows[2] |= {"is_same": "yes", "stratum": "B"}
    _write(path, rows)
    assert "row 4: its stratum was changed" in _refused("sample", "--score", str(path))
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "is no label file" in _refused("sample", "--score", str(path))


def test_a_call_that_is_neither_drawing_nor_scoring_is_a_usage_error(
    home: Path,
) -> None:
    for arguments in ([], ["--to", "x.csv"], ["--for-review", "5"]):
        assert RUNNER.invoke(app, ["sample", *arguments]).exit_code == 2


@pytest.mark.parametrize(
    ("share", "number", "low", "high"),
    # Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [
        (81 / 263, 263, 0.2553, 0.3662),
        (15 / 148, 148, 0.0624, 0.1605),
        (0.0, 20, 0.0, 0.1611),
        (1 / 29, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_interval_is_the_published_one(
    share: float, number: int, low: float, high: float
) -> None:
    assert wilson(share, number) == pytest.approx((low, high), abs=5e-5)


def test_quality_is_told_beside_the_release_before(home: Path) -> None:
    alone = json.loads(_ok("quality", "--json"))
    assert alone["before"] is None
    assert alone["release"]["records"] == 100
    assert alone["release"]["customers"] == 60
    assert alone["release"]["consolidation_rate"] == 0.4
    bands = {row["band"]: row for row in alone["release"]["pairs_by_band"]}
    assert bands["20 bits and more"]["linked"] == 20
    assert bands["3 to 6 bits"]["linked"] == 20
    assert bands["-2 to 0 bits"]["not_linked"] == 10
    assert "There is no release before it" in _ok("quality")

    made_up_release.write(home, "run-2")
    found = json.loads(_ok("quality", "--json"))
    assert found["release"]["customers"] == 3
    assert found["before"] == alone["release"]
    sizes = {
        row["records"]: row["customers"] for row in found["release"]["clusters_by_size"]
    }
    assert (sizes["1"], sizes["3–5"]) == (2, 1)
    assert "-57" in _ok("quality")
    assert json.loads(_ok("quality", "--json", "--release", "run-1")) == alone


def test_quality_tells_why_links_were_cut(home: Path) -> None:
    assert "Links cut again" not in _ok("quality")
    made_up_release.write(home, "run-2", made_up_release.with_a_cut())
    assert "rival_values" in _ok("quality")
    assert json.loads(_ok("quality", "--json"))["release"]["cut_links_by_reason"] == [
        {"reason": "rival_values", "links": 1, "share": 1.0}
    ]


def _drawn(path: Path, size: int, *more: str) -> list[dict[str, str]]:
    _ok("sample", "--for-review", str(size), "--to", str(path), *more)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _ok(*arguments: str) -> str:
    result = RUNNER.invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def _refused(*arguments: str) -> str:
    result = RUNNER.invoke(app, list(arguments))
    assert result.exit_code == 1, result.output
    return result.output
