"""The landing gate: what it lets through, what it stops, what it says then."""

import pytest
from gate_scratch import declare, gate_settings, good_rows, land, release_before

from expectations import landing
from expectations.gates import run_gate
from expectations.limits import read_limits
from expectations.measures import create_measures
from orchestration.database import build_database


@pytest.fixture
def settings(tmp_path):
    return gate_settings(tmp_path)


def test_the_landing_gate_lets_sound_data_through(settings):
    land(settings, good_rows(), tables=("customers", "orders"))

    result = run_gate("landing", settings)

    assert result.failures == ()
    assert result.passed
    assert result.statistics["failed_expectations"] == 0
    # 2 tables of 2 keys, 2 phone measures, e-mail, amount, time, encoding; and
    # the one requirement
    assert result.statistics["measures"] == 2 * (2 + 2 + 1 + 1 + 1 + 1) + 1


KNOWN_FORMS = {
    "phone": [
        "13812345678",
        "+86 138-1234-5678",
        "138****5678",
        "1.3812345678E+10",
        "[]",
    ],
    "email": ["li@example.com", "li＠example.com"],
    "amount": ["12.30元", "-5", "1,000.00", "¥8", "1e3", "(3.20)", "7-", "RMB 6", "-"],
    "ordered_at": [
        *("1735689600", "1735689600000", "45658.5", "20250301", "20250301 10:00"),
        *("2025-03-01T10:00:00Z", "2025/3/1", "2025年3月1日", "20250301100000"),
        *("0000-00-00 00:00:00", "N/A", "无", "0"),
    ],
}


@pytest.mark.parametrize("column", KNOWN_FORMS)
def test_no_form_that_staging_knows_counts_as_bad(settings, column):
    forms = [*KNOWN_FORMS[column], None]
    land(settings, [row for form in forms for row in good_rows(20, **{column: form})])

    with build_database(settings) as connection:
        create_measures(connection)
        wanted = {limit.measure for limit in read_limits(settings)}
        landing.measure(connection, settings, wanted)
        bad = connection.execute(
            "select measure, subject from measures where value > 0 and measure <>"
            " 'rows_of_required_tables'"
        ).fetchall()
        judged = connection.execute(
            "select count(*) from measures where ends_with(subject, ?) and value = 0",
            [f"orders.{column}"],
        ).fetchone()

    assert bad == []
    assert judged[0] >= 1


@pytest.mark.parametrize(
    ("column", "bad", "sentence"),
    [
        ("phone", "1.38E+10", "Phone numbers cut by scientific notation"),
        ("phone", "是", "Phone values with fewer than seven digits"),
        ("email", "李小龙", "E-mail values without an @"),
        ("amount", "shipped", "Amounts that are no number"),
        ("ordered_at", "3/14/2025 10:00", "Times in no known form"),
        ("amount", "2025-03-01", "Amounts that are no number"),
        ("name", "锟斤拷", "Rows with characters lost in a wrong encoding"),
        ("order_id", None, "Rows whose key column is empty"),
    ],
)
def test_the_landing_gate_stops_a_broken_column(settings, column, bad, sentence):
    land(settings, good_rows(**{column: bad}))

    result = run_gate("landing", settings)

    assert not result.passed
    assert len(result.failures) == 1
    assert result.failures[0].startswith(sentence)
    assert "generic.orders" in result.failures[0]
    assert "100 %" in result.failures[0]


def test_a_few_bad_values_are_for_staging_and_not_for_the_gate(settings):
    land(settings, [*good_rows(99), *good_rows(1, phone="1.38E+10", amount="?")])

    assert run_gate("landing", settings).passed


def test_shares_of_very_few_rows_are_not_judged(settings):
    land(settings, good_rows(3, phone="1.38E+10"))

    assert run_gate("landing", settings).passed


@pytest.mark.parametrize(("bad", "passes"), [(4, True), (5, False)])
def test_a_small_table_is_not_stopped_for_a_few_rows(settings, bad, passes):
    land(settings, [*good_rows(22), *good_rows(bad, order_id=None)])

    assert run_gate("landing", settings).passed is passes


def test_one_of_two_tables_that_stand_for_each_other_is_enough(settings):
    land(settings, good_rows())
    declare(settings, ("customers", "orders"))

    assert run_gate("landing", settings).passed


def test_required_tables_without_rows_are_named(settings):
    land(settings, [], tables=("customers", "orders"))

    failures = run_gate("landing", settings).failures

    assert len(failures) == 1
    assert "generic.customers or orders has 0, allowed is at least 1" in failures[0]


def test_a_table_that_lost_half_its_rows_since_the_last_release_is_stopped(settings):
    land(settings, good_rows(40))
    release_before(settings, landed_rows=100)

    failures = run_gate("landing", settings).failures

    assert len(failures) == 1
    assert "generic.orders has 40 %, allowed is at least 50 %" in failures[0]
