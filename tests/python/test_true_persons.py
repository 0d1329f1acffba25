"""What the figures of the demo are with the true persons in the place of the ids."""

import json
import shutil

import pytest
from conftest import Demo

from benchmarks.metrics import DEMO_TRUTH, ROOT, Comparison, compare, table


@pytest.fixture(scope="module")
def compared(
    demo_release: Demo, tmp_path_factory: pytest.TempPathFactory
) -> Comparison:
    """Compare a copy: other tests read the demo meanwhile."""
    home = tmp_path_factory.mktemp("compared")
    for name in ("build.duckdb", "restricted.duckdb"):
        shutil.copyfile(demo_release.home / name, home / name)
    return compare(home, DEMO_TRUTH, artifacts=demo_release.target)


def test_real_customers_are_within_three_percent(compared: Comparison) -> None:
    figure = compared.figure("real customers, estimated")
    assert figure.true == 2971
    assert abs(figure.difference) <= 0.03
    assert compared.real_customer_low <= figure.true <= compared.real_customer_high


def test_the_plain_count_is_what_the_estimate_is_for(compared: Comparison) -> None:
    assert compared.figure("customers").difference > 0.5


@pytest.mark.parametrize(
    ("name", "tolerance"),
    [
        ("revenue per real customer, CNY", 0.05),
        ("revenue per buyer, CNY", 0.20),
        ("online to offline, 30 days", 0.30),
        ("cross-channel repurchase, 365 days", 0.20),
    ],
)
def test_figures_are_as_near_to_the_truth_as_stated(
    compared: Comparison, name: str, tolerance: float
) -> None:
    assert abs(compared.figure(name).difference) <= tolerance


def test_most_records_are_in_the_true_segment(compared: Comparison) -> None:
    assert compared.segment_agreement > 0.7


def test_the_published_figures_are_those_of_the_demo(compared: Comparison) -> None:
    path = ROOT / "docs" / "benchmarks" / "metrics.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    published = {f["name"]: f["found"] for f in told["demo"]["figures"]}
    assert published == {
        figure.name: pytest.approx(figure.found) for figure in compared.figures
    }
    assert path.with_suffix(".md").read_text(encoding="utf-8") == table(told)
