"""Dates and times."""

# ruff: noqa: DTZ001 (the macros return UTC times without a time zone)

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from expressions import connection, evaluate, expression, laws, run
from hypothesis import given
from hypothesis import strategies as st

MOMENTS = st.datetimes(datetime(1992, 1, 1), datetime(2099, 12, 30))
FORMATS = [
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y.%m.%d %H:%M:%S",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日%H时%M分%S秒",
    "%Y%m%d%H%M%S",
    "%Y%m%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%S+0800",
    "%Y-%m-%dT%H:%M:%S.000+08:00",
]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2024-01-05 16:33:45", datetime(2024, 1, 5, 8, 33, 45)),
        ("2024-01-05 16:33:45.123", datetime(2024, 1, 5, 8, 33, 45, 123000)),
        ("2024-01-05 16:33", datetime(2024, 1, 5, 8, 33)),
        ("2024-01-05", datetime(2024, 1, 4, 16)),
        ("2024/1/5", datetime(2024, 1, 4, 16)),
        ("2024.1.5", datetime(2024, 1, 4, 16)),
        ("2024年1月5日", datetime(2024, 1, 4, 16)),
        ("2024年1月5日 16时33分", datetime(2024, 1, 5, 8, 33)),
        ("20240105", datetime(2024, 1, 4, 16)),
        ("202401051633", datetime(2024, 1, 5, 8, 33)),
        ("20240105163345", datetime(2024, 1, 5, 8, 33, 45)),
        ("2026/2/10 07:57", datetime(2026, 2, 9, 23, 57)),
        ("2024-1-5 7:5", datetime(2024, 1, 4, 23, 5)),
        ("2024-01-05 16：33：45", datetime(2024, 1, 5, 8, 33, 45)),
        ("`2024-01-05 16:33:45", datetime(2024, 1, 5, 8, 33, 45)),
        ("2017-10-20T22:41:51.430Z", datetime(2017, 10, 20, 22, 41, 51, 430000)),
        ("2017-10-20T22:41:51.000+0000", datetime(2017, 10, 20, 22, 41, 51)),
        ("2017-10-20T22:41:51+08:00", datetime(2017, 10, 20, 14, 41, 51)),
        ("2017-10-20T22:41:51-05:30", datetime(2017, 10, 21, 4, 11, 51)),
        ("1525779812", datetime(2018, 5, 8, 11, 43, 32)),
        ("1525779812.0", datetime(2018, 5, 8, 11, 43, 32)),
        ("1609343999000", datetime(2020, 12, 30, 15, 59, 59)),
        ("45296", datetime(2024, 1, 4, 16)),
        ("44927", datetime(2022, 12, 31, 16)),
        ("45296.5", datetime(2024, 1, 5, 4)),
    ],
)
def test_timestamps_become_utc(raw: str, expected: datetime) -> None:
    assert run("parse_timestamp", [raw]) == [expected]
    assert run("timestamp_status", [raw]) == ["ok"]


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("1970-01-01", "absent"),
        ("1970-01-01 08:00:00", "absent"),
        ("1970-01-01 00:00:00", "absent"),
        ("0001-01-01 00:00:00", "absent"),
        ("1900-01-01", "absent"),
        ("9999-12-31 23:59:59", "absent"),
        ("00000000", "absent"),
        ("0000-00-00 00:00:00", "absent"),
        ("0", "absent"),
        ("无", "absent"),
        (None, "absent"),
        ("1800-01-01", "out_of_range"),
        ("2150-01-01", "out_of_range"),
        ("2024-02-30", "invalid"),
        ("2024-13-01", "invalid"),
        ("1/5/2024", "invalid"),
        ("12345", "invalid"),
        ("infinity", "invalid"),
        ("epoch", "invalid"),
        ("明天", "invalid"),
    ],
)
def test_what_is_no_time(raw: str | None, status: str) -> None:
    assert run("parse_timestamp", [raw]) == [None]
    assert run("timestamp_status", [raw]) == [status]
    assert run("parse_date", [raw]) == [None]
    assert run("date_status", [raw]) == [status]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1990-12-01", date(1990, 12, 1)),
        ("1990年12月1日", date(1990, 12, 1)),
        ("19901201", date(1990, 12, 1)),
        ("1989-06-01", date(1989, 6, 1)),
        ("2024-01-05 23:59:59", date(2024, 1, 5)),
        ("2017-10-20T22:41:51Z", date(2017, 10, 21)),
        ("1704384000", date(2024, 1, 5)),
    ],
)
def test_dates(raw: str, expected: date) -> None:
    assert run("parse_date", [raw]) == [expected]


def test_other_time_zones_have_their_summer_time() -> None:
    texts = ["2024-07-01 12:00:00", "2024-01-01 12:00", "1720000000"]
    assert run("parse_timestamp", texts, timezone="Europe/London") == [
        datetime(2024, 7, 1, 11),
        datetime(2024, 1, 1, 12),
        datetime(2024, 7, 3, 9, 46, 40),
    ]


def test_an_epoch_keeps_its_moment_in_the_repeated_hour_of_autumn() -> None:
    repeated = ["1729988100", "1729991700"]
    assert run("parse_timestamp", repeated, timezone="Europe/London") == [
        datetime(2024, 10, 27, 0, 15),
        datetime(2024, 10, 27, 1, 15),
    ]


def test_the_session_time_zone_does_not_matter() -> None:
    texts = ["2024-01-05 16:33:45", "1525779812", "2017-10-20T22:41:51Z", "45296.5"]
    expected = run("parse_timestamp", texts)
    connection().execute("set timezone = 'America/New_York'")
    try:
        assert run("parse_timestamp", texts) == expected
        sql = expression("parse_timestamp", "x", timezone="Europe/London")
        assert evaluate(sql, ["2024-07-01 12:00:00"]) == [datetime(2024, 7, 1, 11)]
    finally:
        connection().execute("reset timezone")


@laws
@given(MOMENTS, st.sampled_from(FORMATS))
def test_written_times_come_back(moment: datetime, form: str) -> None:
    moment = moment.replace(microsecond=0)
    expected = moment - timedelta(hours=8)
    assert run("parse_timestamp", [moment.strftime(form)]) == [expected]


@laws
@given(MOMENTS)
def test_epochs_come_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, year=max(moment.year, 2002))
    seconds = int(moment.replace(tzinfo=UTC).timestamp())
    texts = [str(seconds), str(seconds * 1000)]
    assert run("parse_timestamp", texts) == [moment, moment]


@laws
@given(MOMENTS)
def test_london_agrees_with_zoneinfo(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, year=min(moment.year, 2030))
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/London"))
    if local.fold or (local.replace(tzinfo=None) - moment).seconds not in (0, 3600):
        return
    text = local.strftime("%Y-%m-%d %H:%M:%S")
    ours = run("parse_timestamp", [text], timezone="Europe/London")[0]
    # In the repeated hour a written time means either of two moments.
    assert ours in (moment, moment + timedelta(hours=1))
