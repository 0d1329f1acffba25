"""Money."""

from decimal import Decimal

import pytest
from expressions import laws, run
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("raw", "amount", "status"),
    [
        ("12.30", "12.30", "ok"),
        ("12.30元", "12.30", "ok"),
        ("¥1,234.5", "1234.5", "ok"),
        ("￥ 5", "5", "ok"),
        ("CNY 5", "5", "ok"),
        ("`12.00", "12", "ok"),
        ("-3", "-3", "ok"),
        ("−3", "-3", "ok"),
        ("-¥3", "-3", "ok"),
        ("¥-3", "-3", "ok"),
        ("(12.5)", "-12.5", "ok"),
        ("12.5-", "-12.5", "ok"),
        ("12,345,678.90", "12345678.90", "ok"),
        ("1.2E+3", "1200", "ok"),
        (".5", "0.5", "ok"),
        ("5.", "5", "ok"),
        ("0", "0", "ok"),
        ("12.34567", "12.3457", "ok"),
        ("-", None, "absent"),
        ("", None, "absent"),
        (None, None, "absent"),
        ("1,23", None, "invalid"),
        ("12.3.4", None, "invalid"),
        ("1230分", None, "invalid"),
        ("--5", None, "invalid"),
        ("十元", None, "invalid"),
        ("nan5", None, "invalid"),
        ("1234567890123456", None, "out_of_range"),
        ("1E+99", None, "out_of_range"),
    ],
)
def test_amounts_in_yuan(raw: str | None, amount: str | None, status: str) -> None:
    expected = None if amount is None else Decimal(amount)
    assert run("parse_amount", [raw]) == [expected]
    assert run("amount_status", [raw]) == [status]


@pytest.mark.parametrize(
    ("raw", "amount", "status"),
    [
        ("1230", "12.30", "ok"),
        ("-5", "-0.05", "ok"),
        ("1230分", "12.30", "ok"),
        ("12元", None, "invalid"),
        (None, None, "absent"),
    ],
)
def test_amounts_in_fen(raw: str | None, amount: str | None, status: str) -> None:
    expected = None if amount is None else Decimal(amount)
    assert run("parse_amount", [raw], unit="fen") == [expected]
    assert run("amount_status", [raw], unit="fen") == [status]


@laws
@given(st.integers(-(10**13), 10**13))
def test_no_cent_is_lost(cents: int) -> None:
    amount = Decimal(cents) / 100
    texts = [f"{amount:.2f}", f"{amount:,.2f}元", f"¥{amount:.2f}"]
    assert run("parse_amount", texts) == [amount] * 3
    assert run("parse_amount", [str(cents)], unit="fen") == [amount]
