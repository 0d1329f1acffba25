"""Laws that every macro keeps on every text."""

import pytest
from expressions import laws, run
from hypothesis import given
from hypothesis import strategies as st

STATUSES = {
    *("ok", "absent", "invalid", "masked", "virtual", "landline", "hotline", "fake"),
    *("partial", "nickname", "company", "out_of_range", "tax_number"),
}
# A value macro with its status macro and the statuses that come with a value.
FIELDS = {
    "normalize_phone": ("phone_status", {"ok", "landline"}),
    "normalize_email": ("email_status", {"ok"}),
    "clean_name": ("name_status", {"ok"}),
    "normalize_gender": ("gender_status", {"ok"}),
    "parse_timestamp": ("timestamp_status", {"ok"}),
    "parse_date": ("date_status", {"ok"}),
    "parse_amount": ("amount_status", {"ok"}),
    "normalize_resident_id": ("resident_id_status", {"ok"}),
    "normalize_uscc": ("uscc_status", {"ok"}),
    "normalize_tax_number": ("tax_number_status", {"ok"}),
    "normalize_address": ("address_status", {"ok"}),
}
OTHERS = [
    *("phone_national", "masked_phone", "family_name", "given_name", "name_gender"),
    *("name_last_character", "parse_integer", "parse_boolean", "normalize_company"),
    *("resident_id_birth_date", "resident_id_gender", "fold_variants", "region_key"),
    *("address_province", "address_city", "address_district", "address_detail"),
    *("has_legal_form", "normalize_web_domain"),
]
STABLE = [
    *("clean_text", "normalize_phone", "normalize_email", "clean_name"),
    *("normalize_gender", "normalize_resident_id", "normalize_uscc", "fold_variants"),
    *("masked_phone", "normalize_company", "region_key", "normalize_tax_number"),
    "normalize_web_domain",
]
ALPHABET = st.one_of(
    st.sampled_from(list("0123456789+-()*xX.,/;:# '\"`=~|@eE年月日时元¥转")),
    st.sampled_from(list("１２Ａ＊＝　张王李欧阳先生女士总某公司店省市区县路號張")),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.lists(st.one_of(st.none(), st.text(ALPHABET, max_size=25)), max_size=40)


@pytest.mark.parametrize("macro", FIELDS)
@laws
@given(texts=TEXTS)
def test_a_value_comes_exactly_with_its_status(
    macro: str, texts: list[str | None]
) -> None:
    status_macro, with_value = FIELDS[macro]
    values = run(macro, texts)
    statuses = run(status_macro, texts)
    assert set(statuses) <= STATUSES
    for value, status in zip(values, statuses, strict=True):
        assert (value is not None) == (status in with_value)


@pytest.mark.parametrize("macro", OTHERS)
@laws
@given(texts=TEXTS)
def test_no_text_raises(macro: str, texts: list[str | None]) -> None:
    assert len(run(macro, texts)) == len(texts)


@pytest.mark.parametrize("macro", STABLE)
@laws
@given(texts=TEXTS)
def test_a_standard_value_stays(macro: str, texts: list[str | None]) -> None:
    once = run(macro, texts)
    assert run(macro, once) == once


@laws
@given(texts=TEXTS)
def test_only_nothing_is_absent(texts: list[str | None]) -> None:
    cleaned = run("clean_text", texts)
    for macro in ("phone_status", "email_status", "name_status", "address_status"):
        statuses = run(macro, texts)
        for text, status in zip(cleaned, statuses, strict=True):
            assert (text is None) == (status == "absent")


@laws
@given(texts=TEXTS)
def test_a_given_and_a_family_name_are_in_the_name(texts: list[str | None]) -> None:
    names = run("clean_name", texts)
    families = run("family_name", texts)
    givens = run("given_name", texts)
    for name, family, given_name in zip(names, families, givens, strict=True):
        if name is not None and given_name is not None:
            assert family in name
            assert given_name in name
            assert len(family) + len(given_name) <= len(name)
