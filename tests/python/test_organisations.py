"""Which organisations are one, which never are, and who acts for them."""

from typing import Any

import pytest
from testbed import Bed, Raw, Result, compiled_project

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def with_check(body: str) -> str:
    """Return seventeen characters with their check character (GB 32100)."""
    total = sum(_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + _ALPHABET[-total % 31]


MOON, SUN = with_check("91310115MA1K4TFC9"), with_check("91310115MA1H9NWB0")


@pytest.fixture(scope="module")
def bed() -> Bed:
    return Bed(compiled_project())


def row(number: str, **cells: str) -> dict[str, str | None]:
    """Return a customer of a generic channel."""
    given = {"channel": "crm", "customer_id": number, "name": None}
    return {**given, "created_at": "2024-06-01 10:00:00", **cells}


def firm(number: str, company: str | None, **cells: str) -> dict[str, str | None]:
    """Return an organisation of a generic channel."""
    return row(number, party_type="organisation", company=company, **cells)


def person(number: str, name: str, **cells: str) -> dict[str, str | None]:
    """Return a person of a generic channel."""
    return row(number, party_type="person", name=name, **cells)


def groups(result: Result) -> set[str]:
    """Return the customers as the numbers of their records, `a b`."""
    return {
        " ".join(sorted(record.rsplit(":")[-1] for record in records))
        for records in result.clusters
    }


def run(bed: Bed, *rows: dict[str, Any]) -> Result:
    """Run customers of a generic channel, and all tests over them."""
    result = bed.run({"generic.customers": list(rows)})
    assert result.broken_tests() == []
    return result


# By case: the organisations a, b and so on, and which of them become one.
CASES: dict[str, tuple[list[dict[str, str | None]], set[str]]] = {
    "the code": (
        [firm("a", "明月贸易", uscc=MOON), firm("b", "旭日食品", uscc=MOON.lower())],
        {"a b"},
    ),
    "the code as a tax number": (
        [
            firm("a", "明月贸易", uscc=MOON),
            firm("b", "旭日食品", other_id=MOON, other_id_type="tax_number"),
        ],
        {"a b"},
    ),
    "an old tax number and the code that contains it": (
        [
            firm("a", "明月贸易", uscc=MOON),
            firm(
                "b",
                "旭日食品",
                other_id="310115" + MOON[8:17],
                other_id_type="tax_number",
            ),
            firm("c", "星辰食品", uscc="310115" + MOON[8:17]),
        ],
        {"a b c"},
    ),
    "a damaged tax number": (
        [
            firm("a", "明月贸易", other_id="310115MA1K4TFC", other_id_type="税号"),
            firm("b", "旭日食品", other_id="310115MA1K4TFC", other_id_type="税号"),
        ],
        {"a", "b"},
    ),
    "one name, its region in front or in brackets": (
        [
            firm("a", "上海明月贸易有限公司"),
            firm("b", "明月贸易（上海）有限公司"),
            firm("c", None, name="上海市明月贸易"),
        ],
        {"a b c"},
    ),
    "one name in two regions": (
        [firm("a", "上海明月贸易有限公司"), firm("b", "北京明月贸易有限公司")],
        {"a", "b"},
    ),
    "one name without a region in two cities": (
        [
            firm("a", "明月贸易", city="上海市", province="上海市"),
            firm("b", "明月贸易", city="杭州市", province="浙江省"),
        ],
        {"a", "b"},
    ),
    "a branch": (
        [
            firm("a", "上海明月贸易有限公司"),
            firm("b", "上海明月贸易有限公司北京分公司"),
        ],
        {"a", "b"},
    ),
    "western forms": (
        [
            firm("a", "Moonlight Trading Ltd."),
            firm("b", "MOONLIGHT TRADING, Inc."),
            firm("c", "Moonlight Trading GmbH"),
        ],
        {"a b c"},
    ),
    "two codes at one name": (
        [
            firm("a", "上海明月贸易有限公司", uscc=MOON),
            firm("b", "上海明月贸易有限公司", uscc=SUN),
            firm("c", "上海明月贸易有限公司"),
        ],
        {"a", "b", "c"},
    ),
    "a domain and names that fit": (
        [
            firm("a", "上海明月贸易有限公司", email="sales@moon.cn"),
            firm("b", "明月贸易", email="info@moon.cn"),
        ],
        {"a b"},
    ),
    "a domain of a group of companies": (
        [
            firm("a", "上海明月贸易有限公司", email="sales@moon.cn"),
            firm("b", "上海旭日食品有限公司", email="info@moon.cn"),
            firm("c", "北京明月贸易有限公司", email="bj@moon.cn"),
        ],
        {"a", "b", "c"},
    ),
    "a mail provider": (
        [
            firm("a", "上海明月贸易有限公司", email="moon@qq.com"),
            firm("b", "明月贸易", email="moon2@qq.com"),
        ],
        {"a", "b"},
    ),
    "a phone alone": (
        [
            firm("a", "上海明月贸易有限公司", phone="13812345678"),
            firm("b", "上海旭日食品有限公司", phone="13812345678"),
        ],
        {"a", "b"},
    ),
    "two codes by a detour": (
        [
            firm("a", "上海明月贸易有限公司", uscc=MOON, email="a@moon.cn"),
            firm("b", "上海明月贸易有限公司", email="b@night.cn"),
            firm("c", "明月贸易", uscc=SUN, email="c@night.cn"),
        ],
        {"a", "b", "c"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_which_organisations_are_one(bed: Bed, case: str) -> None:
    rows, expected = CASES[case]
    assert groups(run(bed, *rows)) == expected


def test_a_steward_may_join_two_codes(bed: Bed) -> None:
    raw: Raw = {
        "generic.customers": [
            firm("a", "上海明月贸易有限公司", uscc=MOON),
            firm("b", "上海明月贸易有限公司", uscc=SUN),
        ],
        "steward.decisions": [
            {
                "decision_id": "d1",
                "decision": "must_link",
                "record_id_a": "generic:crm:a",
                "record_id_b": "generic:crm:b",
                "decided_by": "steward",
                "decided_at": "2025-06-01 10:00:00",
            }
        ],
    }
    result = bed.run(raw)
    assert groups(result) == {"a b"}
    assert result.broken_tests() == []


# All that a person, an organisation and a record of neither can have in common.
SHARED = {
    "phone": "13812345678",
    "email": "wang@moon.cn",
    "company": "上海明月贸易有限公司",
    "member_card_no": "M0001",
    "other_id": "310115" + MOON[8:17],
    "other_id_type": "tax_number",
    "city": "上海市",
    "province": "上海市",
    "address": "浦东新区世纪大道100号1001室",
}


@pytest.mark.parametrize("name", ["王小明", None, "上海明月贸易有限公司"])
def test_an_unknown_party_bridges_no_person_and_organisation(
    bed: Bed, name: str | None
) -> None:
    result = run(
        bed,
        person("p", "王小明", **SHARED),
        row("o", party_type="organisation", uscc=MOON, **SHARED),
        row("u", **{**SHARED, "name": name}),
    )
    side = "o" if name == SHARED["company"] else "p"
    assert groups(result) == {f"{side} u", *({"o", "p"} - {side})}


def test_colleagues_are_not_one_by_what_their_employer_has(bed: Bed) -> None:
    result = run(
        bed,
        person("p", "王小明", company="上海明月贸易有限公司", uscc=MOON),
        person("q", "李建国", company="上海明月贸易有限公司", uscc=MOON),
        firm("o", "上海明月贸易有限公司", uscc=MOON),
    )
    assert groups(result) == {"o", "p", "q"}


def test_people_are_linked_to_those_whom_they_act_for(bed: Bed) -> None:
    result = run(
        bed,
        firm("o", "上海明月贸易有限公司", uscc=MOON, email="info@moon.cn"),
        firm("n", "北京旭日食品有限公司", uscc=SUN),
        person("p", "王小明", company="明月贸易(上海)", job_title="采购经理"),
        person("q", "李建国", uscc=SUN),
        person("r", "张丽华", email="zhang.lihua@moon.cn"),
        person("s", "陈志强", email="chen@qq.com", company="星辰"),
    )
    numbers = {i: r.rsplit(":")[-1] for r, i in result.one_ids.items()}
    found = {
        (
            numbers[link["organisation_one_id"]],
            numbers[link["one_id"]],
            link["link_rule"],
            link["job_title"],
        )
        for link in result.rows("organisation_people")
    }
    assert found == {
        ("o", "p", "company_name", "采购经理"),
        ("n", "q", "uscc", None),
        ("o", "r", "email_domain", None),
    }
