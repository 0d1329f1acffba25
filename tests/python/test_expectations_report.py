"""What a gate says: never a verdict without knowledge, and a report to read."""

import subprocess
import sys
from pathlib import Path

import pytest
from gate_scratch import gate_settings, good_rows, land

from expectations.engine import Finding, GateError, Measured, offenders
from expectations.gates import run_gate
from expectations.limits import read_limits
from expectations.report import write_report
from orchestration.errors import OneIdError


@pytest.fixture
def settings(tmp_path):
    return gate_settings(tmp_path)


def test_an_exception_inside_gx_is_never_a_verdict():
    import great_expectations as gx

    outcome = gx.core.ExpectationValidationResult(
        success=False,
        exception_info={"metric": {"raised_exception": True, "exception_message": "x"}},
        result={},
    )
    with pytest.raises(GateError, match="says nothing about the data"):
        offenders(outcome)


def test_a_failure_without_an_offender_is_never_a_verdict():
    import great_expectations as gx

    outcome = gx.core.ExpectationValidationResult(success=False, result={})
    with pytest.raises(GateError, match="names no value"):
        offenders(outcome)


def test_without_a_build_there_is_no_verdict(settings):
    with pytest.raises(OneIdError, match="no build database"):
        run_gate("landing", settings)


def test_every_limit_has_a_meaning_an_advice_and_a_bound(settings):
    limits = read_limits(settings)

    names = [(limit.gate, limit.measure) for limit in limits]
    assert len(names) == len(set(names))
    for limit in limits:
        assert limit.gate in ("landing", "marts")
        assert limit.unit in ("rows", "share", "ratio")
        assert limit.meaning and limit.advice.endswith((".", "?"))


def test_the_report_is_one_file_with_failures_first_and_chinese_text(settings):
    limit = next(x for x in read_limits(settings) if x.measure == "quarantined_rows")
    fine = Finding(limit, (Measured("云南店", 0.01, 100, passed=True),))
    broken = Finding(limit, (Measured("<b>门店</b>", 0.5, 100, passed=False),))

    html = write_report("marts", [fine, broken], settings).read_text(encoding="utf-8")

    assert html.index("&lt;b&gt;门店&lt;/b&gt;") < html.index("云南店")
    assert "Failed: 1 of 2" in html
    assert limit.advice in html
    assert "50 %" in html
    for loads in ("http:", "https:", "<script", "<link", "@import", "url("):
        assert loads not in html


def test_the_gate_writes_its_report(settings):
    land(settings, good_rows(phone="1.38E+10"))

    report = run_gate("landing", settings).report

    assert report == Path(settings.home, "reports", "landing.html")
    assert "Failed: 1 of" in report.read_text(encoding="utf-8")


def test_after_a_gate_the_database_is_free_for_the_next_process(settings):
    land(settings, good_rows())

    run_gate("landing", settings)

    opened = f"import duckdb; duckdb.connect({str(settings.build_path)!r})"
    subprocess.run([sys.executable, "-c", opened], check=True)
