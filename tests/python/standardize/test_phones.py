"""Phone numbers: every way of writing them, and agreement with phonenumbers."""

import phonenumbers
import pytest
from expressions import laws, run
from hypothesis import given
from hypothesis import strategies as st

MOBILE = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
# What phonenumbers knows of the numbering plan and we do not: mobile prefixes
# that no operator has been given, in whole or, like 161 and 174, in part.
UNASSIGNED = {
    *("140", "141", "142", "143", "144", "146", "148", "149", "154"),
    *("160", "161", "163", "164", "168", "169", "174", "179", "194"),
}


@pytest.mark.parametrize(
    ("raw", "phone", "status"),
    [
        ("13812345678", "+8613812345678", "ok"),
        ("138 1234 5678", "+8613812345678", "ok"),
        ("138-1234-5678", "+8613812345678", "ok"),
        ("138.1234.5678", "+8613812345678", "ok"),
        ("+8613812345678", "+8613812345678", "ok"),
        ("008613812345678", "+8613812345678", "ok"),
        ("86-13812345678", "+8613812345678", "ok"),
        ("+86 8613812345678", "+8613812345678", "ok"),
        ("013812345678", "+8613812345678", "ok"),
        ("1795113812345678", "+8613812345678", "ok"),
        ("１３８１２３４５６７８", "+8613812345678", "ok"),
        ("'13812345678", "+8613812345678", "ok"),
        ('="13812345678"', "+8613812345678", "ok"),
        ("手机：13812345678", "+8613812345678", "ok"),
        ("1.3812345678E+10", "+8613812345678", "ok"),
        ("8.613812345678E+12", "+8613812345678", "ok"),
        ("13812345678.0", "+8613812345678", "ok"),
        ("1.38E+10", None, "invalid"),
        ("1.381234567E+10", None, "invalid"),
        ("13812345678/021-55555555", "+8613812345678", "ok"),
        ("021-55556666;13812345678", "+8613812345678", "ok"),
        ("13812345678,13912345679", "+8613812345678", "ok"),
        ("13812345678、13912345679", "+8613812345678", "ok"),
        ("021-66668888", "+862166668888", "landline"),
        ("(021) 6666 8888", "+862166668888", "landline"),
        ("021-66668888-802", "+862166668888", "landline"),
        ("+86 21 6666 8888", "+862166668888", "landline"),
        ("0755-83765566", "+8675583765566", "landline"),
        ("0312-1234567", "+863121234567", "landline"),
        ("66668888", None, "invalid"),
        ("4155552671", None, "invalid"),
        ("400-123-4567", None, "hotline"),
        ("95588", None, "hotline"),
        ("10086", None, "hotline"),
        ("18877771111-123", None, "virtual"),
        ("18877771111_123", None, "virtual"),
        ("18877771111,转123", None, "virtual"),
        ("18877771111转123", None, "virtual"),
        ("18877771111 ext. 12", None, "virtual"),
        ("138****1234", None, "masked"),
        ("15*****518", None, "masked"),
        ("658*****445", None, "masked"),
        ("138xxxx1234", None, "masked"),
        ("13800138000", None, "fake"),
        ("11111111111", None, "fake"),
        ("13888888888", None, "fake"),
        ("12345678901", None, "fake"),
        ("98765432100", None, "fake"),
        ("+8613800138000", None, "fake"),
        ("+852 9123 4567", "+85291234567", "ok"),
        ("0085291234567", "+85291234567", "ok"),
        ("+852 2123 4567", "+85221234567", "landline"),
        ("+853 6612 3456", "+85366123456", "ok"),
        ("+886 0912 345 678", "+886912345678", "ok"),
        ("+886 2 2345 6789", "+886223456789", "landline"),
        ("+852 1234", None, "invalid"),
        ("+1 415 555 2671", "+14155552671", "ok"),
        ("+1 015 555 2671", None, "invalid"),
        ("+44 (0)20 7946 0958", "+442079460958", "ok"),
        ("aGVsbG8gd29ybGQgaGVsbG8=", None, "invalid"),
        ("~AbCdEf==~1~", None, "invalid"),
        ("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", None, "invalid"),
        ("张三", None, "invalid"),
        ("1381234567", None, "invalid"),
        ("138123456789", None, "invalid"),
        ("=ok +8613812345678", None, "invalid"),
        ("无", None, "absent"),
        ("", None, "absent"),
        (None, None, "absent"),
    ],
)
def test_phones(raw: str | None, phone: str | None, status: str) -> None:
    assert run("normalize_phone", [raw]) == [phone]
    assert run("phone_status", [raw]) == [status]


@pytest.mark.parametrize(
    ("raw", "national"),
    [
        ("+86 138 1234 5678", "13812345678"),
        ("+852 9123 4567", None),
        ("021-66668888", None),
        ("138****1234", None),
    ],
)
def test_national_numbers_are_mainland_mobiles(raw: str, national: str | None) -> None:
    assert run("phone_national", [raw]) == [national]


@pytest.mark.parametrize(
    ("raw", "masked"),
    [
        ("138****1234", "138****1234"),
        ("+86 138 **** 1234", "138****1234"),
        ("138xxxx1234", "138****1234"),
        ("１３８＊＊＊＊１２３４", "138****1234"),
        ("15*****518", None),
        ("13812345678", None),
        (None, None),
    ],
)
def test_masked_phones(raw: str | None, masked: str | None) -> None:
    assert run("masked_phone", [raw]) == [masked]


def is_made_up(number: str) -> bool:
    """Return whether the number is fake by its pattern."""
    return run("phone_status", [number]) == ["fake"]


@laws
@given(st.lists(MOBILE, min_size=1, max_size=200))
def test_mobiles_agree_with_phonenumbers(numbers: list[str]) -> None:
    ours = run("normalize_phone", numbers)
    for number, phone in zip(numbers, ours, strict=True):
        theirs = phonenumbers.parse(number, "CN")
        if phonenumbers.is_valid_number(theirs) and not is_made_up(number):
            e164 = phonenumbers.PhoneNumberFormat.E164
            assert phone == phonenumbers.format_number(theirs, e164)


def test_only_unassigned_prefixes_are_valid_here_and_not_in_phonenumbers() -> None:
    numbers = [f"1{block:04d}246802" for block in range(3000, 10000)]
    ours = run("phone_status", numbers)
    for number, status in zip(numbers, ours, strict=True):
        valid = phonenumbers.is_valid_number(phonenumbers.parse(number, "CN"))
        assert status == "ok"
        assert valid or number[:3] in UNASSIGNED, number


AREAS = st.from_regex(r"10|2[0-57-9]|[3-9][0-9]{2}", fullmatch=True)


@laws
@given(st.lists(st.tuples(AREAS, st.from_regex(r"[2-8][0-9]{6,7}", fullmatch=True))))
def test_landlines_agree_with_phonenumbers(parts: list[tuple[str, str]]) -> None:
    # Numbers that phonenumbers takes for shared-cost or hotlines are not tested:
    # ours calls them hotlines and gives no value.
    written = [f"0{area}-{number}" for area, number in parts]
    ours = run("normalize_phone", written)
    for text, phone in zip(written, ours, strict=True):
        theirs = phonenumbers.parse(text, "CN")
        is_fixed = (
            phonenumbers.number_type(theirs) == phonenumbers.PhoneNumberType.FIXED_LINE
        )
        if is_fixed and not is_made_up(text):
            e164 = phonenumbers.PhoneNumberFormat.E164
            assert phone == phonenumbers.format_number(theirs, e164)


def test_example_mobiles_of_all_countries_agree_with_phonenumbers() -> None:
    examples = [
        phonenumbers.example_number_for_type(
            region, phonenumbers.PhoneNumberType.MOBILE
        )
        for region in sorted(phonenumbers.SUPPORTED_REGIONS - {"CN"})
    ]
    numbers = [number for number in examples if number]
    e164 = [
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        for number in numbers
    ]
    written = [
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        for number in numbers
    ]
    ours = run("normalize_phone", written)
    # Countries with numbers of fewer than seven digits, code included.
    missing = [pair for pair in zip(e164, ours, strict=True) if pair[0] != pair[1]]
    assert len(e164) > 200
    assert all(len(number) <= 7 or is_made_up(number) for number, _ in missing), missing


NOISE = st.sampled_from(["", " ", "-", ".", "\u3000", "\u200b", " - "])
PREFIX = st.sampled_from(["", "+86", "86", "0086", "+86-", "0", "'", "Tel:", "手机: "])


@laws
@given(MOBILE, PREFIX, NOISE, NOISE, st.booleans())
def test_writing_does_not_change_a_mobile(
    number: str, prefix: str, first: str, second: str, is_wide: bool
) -> None:
    text = f"{prefix}{number[:3]}{first}{number[3:7]}{second}{number[7:]}"
    if is_wide:
        text = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789+-"})
    if "." in text:
        text += " "
    assert run("normalize_phone", [text]) == run("normalize_phone", [number])
