"""Resident ids, unified social credit codes and taxpayer numbers."""

from datetime import date, timedelta

import pytest
from expressions import laws, run
from hypothesis import given
from hypothesis import strategies as st

RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
DAYS = st.integers(0, 365 * 100).map(lambda days: date(1920, 1, 1) + timedelta(days))


def with_resident_check(body: str) -> str:
    """Return seventeen digits with their check character (ISO 7064 MOD 11-2)."""
    pairs = zip(body, RESIDENT_WEIGHTS, strict=True)
    return (
        body + "10X98765432"[sum(int(digit) * weight for digit, weight in pairs) % 11]
    )


def with_uscc_check(body: str) -> str:
    """Return seventeen characters with their check character (GB 32100)."""
    total = sum(
        USCC_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body)
    )
    return body + USCC_ALPHABET[-total % 31]


@st.composite
def resident_ids(draw: st.DrawFn) -> str:
    """Return a valid resident id number."""
    region = draw(st.sampled_from(["110105", "310115", "440305", "650102"]))
    sequence = draw(st.integers(1, 999))
    return with_resident_check(f"{region}{draw(DAYS):%Y%m%d}{sequence:03d}")


@st.composite
def usccs(draw: st.DrawFn) -> str:
    """Return a valid unified social credit code."""
    area = draw(st.sampled_from(["350100", "310115"]))
    organisation = draw(st.text(USCC_ALPHABET, min_size=9, max_size=9))
    return with_uscc_check(f"91{area}{organisation}")


@pytest.mark.parametrize(
    ("raw", "value", "status"),
    [
        ("11010519491231002X", "11010519491231002X", "ok"),
        ("11010519491231002x", "11010519491231002X", "ok"),
        ("110105 19491231 002X", "11010519491231002X", "ok"),
        ("110105491231002", "11010519491231002X", "ok"),
        ("110105194912310021", None, "invalid"),
        ("110105194913310020", None, "invalid"),
        ("990105194912310020", None, "invalid"),
        ("1101051949****002X", None, "masked"),
        ("E12345678", None, "invalid"),
        ("无", None, "absent"),
        (None, None, "absent"),
    ],
)
def test_resident_ids(raw: str | None, value: str | None, status: str) -> None:
    assert run("normalize_resident_id", [raw]) == [value]
    assert run("resident_id_status", [raw]) == [status]


@laws
@given(resident_ids())
def test_valid_resident_ids_tell_birth_date_and_gender(number: str) -> None:
    born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    assert run("normalize_resident_id", [number]) == [number]
    assert run("resident_id_birth_date", [number]) == [born]
    gender = "male" if int(number[16]) % 2 else "female"
    assert run("resident_id_gender", [number]) == [gender]


@laws
@given(resident_ids(), st.integers(0, 16), st.integers(1, 9))
def test_a_wrong_digit_makes_a_resident_id_invalid(
    number: str, place: int, change: int
) -> None:
    digit = str((int(number[place]) + change) % 10)
    wrong = number[:place] + digit + number[place + 1 :]
    assert run("resident_id_status", [wrong]) == ["invalid"]


@pytest.mark.parametrize(
    ("raw", "value", "status"),
    [
        ("91350100M000100Y43", "91350100M000100Y43", "ok"),
        ("91350100m000100y43", "91350100M000100Y43", "ok"),
        ("9135O1OOMOOO1OOY43", "91350100M000100Y43", "ok"),
        ("9I350I00M000I00Y43", "91350100M000100Y43", "ok"),
        # The department that registers is never 0.
        ("000000000000000000", None, "invalid"),
        ("91350100M000100Y44", None, "invalid"),
        ("9135O1OOMOOO1OOY44", None, "invalid"),
        ("310115123456789", None, "tax_number"),
        ("11010519491231002X", None, "invalid"),
        ("9135****M000100Y43", None, "masked"),
        ("abc", None, "invalid"),
        (None, None, "absent"),
    ],
)
def test_usccs(raw: str | None, value: str | None, status: str) -> None:
    assert run("normalize_uscc", [raw]) == [value]
    assert run("uscc_status", [raw]) == [status]


@laws
@given(usccs())
def test_valid_usccs_are_accepted(code: str) -> None:
    assert run("normalize_uscc", [code, code.lower()]) == [code, code]


@laws
@given(usccs(), st.integers(0, 17), st.integers(1, 30))
def test_a_wrong_character_makes_a_uscc_invalid(
    code: str, place: int, change: int
) -> None:
    index = (USCC_ALPHABET.index(code[place]) + change) % 31
    wrong = code[:place] + USCC_ALPHABET[index] + code[place + 1 :]
    assert run("uscc_status", [wrong]) == ["invalid"]


@pytest.mark.parametrize(
    ("raw", "value", "status"),
    [
        ("91350100M000100Y43", "91350100M000100Y43", "ok"),
        ("9135 0100 M000 100Y-43", "91350100M000100Y43", "ok"),
        ("91350100M000100Y44", None, "invalid"),
        ("350100M000100Y4", "350100M000100Y4", "ok"),
        ("350100-m000100y4", "350100M000100Y4", "ok"),
        ("35010019491231002", "35010019491231002", "ok"),
        ("11010519491231002X01", "11010519491231002X01", "ok"),
        ("11010519491231002XA1", None, "invalid"),
        ("050100M000100Y4", None, "invalid"),
        ("350100M000100Y", None, "invalid"),
        ("350100M000100Y45", None, "invalid"),
        ("350100M000100Y4350100", None, "invalid"),
        ("350100000000000", None, "fake"),
        ("3501*****100Y4", None, "masked"),
        (" ", None, "absent"),
        (None, None, "absent"),
    ],
)
def test_tax_numbers(raw: str | None, value: str | None, status: str) -> None:
    assert run("normalize_tax_number", [raw]) == [value]
    assert run("tax_number_status", [raw]) == [status]
