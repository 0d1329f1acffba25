"""Laws of matching: what must not change the result, and what must never link."""

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations, cycle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testbed import Bed, Previous, Raw, Result, compiled_project, demo_rows

PEOPLE = ("王小明", "李建国", "张丽华", "陈志强", "刘秀英", "赵云飞", "周文静")
CROWD = ("马春生", "胡美玲", "郭俊杰", "唐晓东", "于海洋", "沈秋月")
APP = "7A1F0C9E4B2D4E55A0E19C07D2B1F3A8"
# What a release publishes and what the next run reads.
KEPT_EQUAL = (
    "one_ids",
    "one_id_events",
    "match_evidence",
    "dim_customers",
    "dim_organisations",
    "customer_contacts",
    "customer_identifier_values",
    "fct_orders",
    "fct_order_lines",
)


@pytest.fixture(scope="module")
def bed() -> Bed:
    return Bed(compiled_project())


@pytest.fixture(scope="module")
def demo(bed: Bed) -> dict[str, list[dict[str, Any]]]:
    """Run a small demo, and keep what the laws compare with."""
    result = bed.run(demo_rows())
    assert result.broken_tests() == []
    kept = {name: result.rows(name) for name in KEPT_EQUAL}
    kept["landed"] = result.rows("int_conformed__landed_rows")
    return kept


def member(number: int | str, name: str | None, phone: str) -> dict[str, str | None]:
    """Return a member card of the store."""
    return {
        "app_id": APP,
        "customerUid": str(number),
        "name": name,
        "phone": phone,
        "createdDate": "2024-05-01 10:00:00",
        "enable": "1",
    }


def customer(
    number: int | str, name: str | None, phone: str, phone_2: str | None = None
) -> dict[str, str | None]:
    """Return a customer of a generic channel."""
    return {
        "channel": "shop",
        "customer_id": str(number),
        "name": name,
        "phone": phone,
        "phone_2": phone_2,
        "created_at": "2024-06-01 10:00:00",
    }


def decision(number: int, kind: str, a: str, b: str) -> dict[str, str | None]:
    """Return a steward's decision on two records."""
    return {
        "decision_id": f"d{number}",
        "decision": kind,
        "record_id_a": a,
        "record_id_b": b,
        "decided_by": "steward",
        "decided_at": "2025-06-01 10:00:00",
    }


def of_card(number: int | str) -> str:
    """Return the record of a member card."""
    return f"pos:{APP}:{number}"


def of_customer(number: int | str) -> str:
    """Return the record of a generic customer."""
    return f"generic:shop:{number}"


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 999))
def test_a_raw_row_that_comes_twice_changes_only_counts(
    bed: Bed, demo: dict[str, list], seed: int
) -> None:
    dice, raw = random.Random(seed), demo_rows()
    for rows in raw.values():
        rows.append(dict(dice.choice(rows)))
    result = bed.run(raw)
    assert {name: result.rows(name) for name in KEPT_EQUAL} == _only(demo)
    landed = result.rows("int_conformed__landed_rows")
    assert len(landed) == len(demo["landed"]) + len(raw)
    kept = Counter(row["row_status"] for row in landed)["kept"]
    assert kept == Counter(row["row_status"] for row in demo["landed"])["kept"]


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 999))
def test_the_order_of_rows_changes_nothing(
    bed: Bed, demo: dict[str, list], seed: int
) -> None:
    dice, raw = random.Random(seed), demo_rows()
    for rows in raw.values():
        dice.shuffle(rows)
    result = bed.run(raw)
    assert {name: result.rows(name) for name in KEPT_EQUAL} == _only(demo)


def test_a_stranger_is_exactly_one_customer_more(
    bed: Bed, demo: dict[str, list]
) -> None:
    raw = demo_rows()
    raw["generic.customers"].append(customer("stranger", "欧阳若兰", "13911112222"))
    result = bed.run(raw)
    before = {row["record_id"]: row["one_id"] for row in demo["one_ids"]}
    after = result.one_ids
    assert {r: i for r, i in after.items() if r != of_customer("stranger")} == before
    assert after[of_customer("stranger")] not in before.values()
    assert len(result.rows("dim_customers")) == len(demo["dim_customers"]) + 1


def test_customers_do_not_depend_on_the_order_in_which_records_came(
    bed: Bed, demo: dict[str, list]
) -> None:
    dice, raw = random.Random(5), demo_rows()
    groups: dict[str, set[str]] = {}
    for row in demo["one_ids"]:
        groups.setdefault(row["one_id"], set()).add(row["record_id"])
    at_once = {frozenset(records) for records in groups.values()}
    # With the parameters of them all: those of a part would weigh otherwise.
    whole = bed.run(raw).as_previous()
    parameters = {
        name: getattr(whole, name)
        for name in ("match_parameters", "match_frequencies", "match_aliases")
    }
    previous = Previous(**parameters)
    for share in (0.3, 0.7, 1.0):
        some = {
            name: rows[: round(share * len(rows))]
            for name, rows in _shuffled(raw, dice).items()
        }
        result = bed.run(raw if share == 1 else some, previous)
        assert result.broken_tests() == []
        previous = replace(result.as_previous(), **parameters)
    assert result.clusters == at_once


def test_a_delta_moves_nobody_whom_it_does_not_touch(bed: Bed) -> None:
    raw = demo_rows()
    first = {
        name: [row for number, row in enumerate(rows) if number % 10 != 7]
        for name, rows in raw.items()
    }
    # Namesakes, so that names are not as rare any more as they were.
    raw["generic.customers"] += [
        customer(f"namesake-{number}-{name}", name, None)
        for name in sorted({row["name"] for row in raw["generic.customers"]} - {None})
        for number in range(20)
    ]
    before = bed.run(first)
    ids, hashes, weights = before.one_ids, _hashes(before), _weights(before)
    after = bed.run(raw, before.as_previous())
    changed = {r for r, h in _hashes(after).items() if hashes.get(r) != h}
    assert changed
    touched = {after.one_ids[record] for record in changed}
    touched |= {ids[record] for record in changed if record in ids}
    moved = {r for r, i in ids.items() if after.one_ids.get(r, i) != i}
    assert {r for r in moved if not {ids[r], after.one_ids[r]} & touched} == set()

    # Not only the ids: every weight between two whom it does not touch stays.
    same = [pair for pair in weights if not {after.one_ids[r] for r in pair} & touched]
    assert len(same) > 5
    now = _weights(after)
    assert {pair: now.get(pair) for pair in same} == {p: weights[p] for p in same}


def test_a_crowd_with_customers_names_moves_nobody(bed: Bed) -> None:
    cities = ("杭州市", "南京市", "武汉市", "成都市")
    rare = dict(zip((*PEOPLE, *CROWD), cycle(cities), strict=False))
    raw = {
        "generic.customers": [
            customer(f"{name}-{number}", name, None) | {"city": city}
            for name, city in rare.items()
            for number in range(2)
        ]
    }
    before = bed.run(raw)
    ids = before.one_ids
    assert len(set(ids.values())) < len(ids)
    raw["generic.customers"] += [
        customer(f"default-{name}-{number}", name, "13912345678") | {"city": city}
        for name, city in rare.items()
        for number in range(100)
    ]
    after = bed.run(raw, before.as_previous()).one_ids
    assert {record: after[record] for record in ids} == ids
    added = {after[record] for record in after.keys() - ids.keys()}
    assert added.isdisjoint(ids.values())


def _weights(result: Result) -> dict[tuple[str, str], int]:
    """Return the weight of every pair of which there is evidence."""
    return {
        (row["record_id_a"], row["record_id_b"]): row["total_millibits"]
        for row in result.rows("match_evidence")
    }


def _hashes(result: Result) -> dict[str, str]:
    """Return what matching read of every record, as a hash."""
    rows = result.rows("int_conformed__customers")
    return {row["record_id"]: row["record_hash"] for row in rows}


# By case: the phones of its records, their names, and whether one record on a
# card and the customer of the same place in the second half become one. No name
# and no part of a number comes twice: names and near numbers link as well.
CASES = {
    "same": (["13900110001"], ("王小明",) * 2, True),
    "spelled": (["+86 137-1022-0002", "137 1022 0002"], ("林海燕",) * 2, True),
    "title": (["15833330003"], ("高先生", "高志远"), True),
    "company": (["13640440104"], PEOPLE[1:6] * 2, True),
    "must": (["13550550005", "18860660006"], ("冯雪梅", "程国栋"), True),
    "sound": (["13470770007"], ("吳偉", "吴玮"), True),
    "pinyin": (["13380880008"], ("DENG Li", "邓丽"), True),
    "masked": (["132****0909"], ("韩冰洁",) * 2, True),
    "veiled": (["131****1010"], ("许大海", "何晓燕"), False),
    "names": (["15011110011"], ("罗文博", "宋佳怡"), False),
    "brothers": (["15122120012"], ("郑建华", "郑建民"), False),
    "madam": (["15233130013"], ("曹女士", "曹先生"), False),
    "crowd": (["15944140014"], CROWD * 2, False),
    "cannot": (["15755150015"], ("余思远",) * 2, False),
    "virtual": (["18437750545-6281"], ("董国庆",) * 2, False),
    "fake": (["13999999999"], ("萧雅静",) * 2, False),
    "blocked": (["13100131000"], ("潘玉兰",) * 2, False),
}
VILLAGE: Raw = {
    "pos.members": [],
    "generic.customers": [],
    "steward.decisions": [
        decision(1, "must_link", of_card("must0"), of_customer("must1")),
        decision(2, "cannot_link", of_card("cannot0"), of_customer("cannot1")),
    ],
}
for case, (phones, names, _) in CASES.items():
    for place, name in enumerate(names):
        is_card = place < len(names) / 2
        row = (member if is_card else customer)(
            f"{case}{place}", name, phones[place % len(phones)]
        )
        VILLAGE["pos.members" if is_card else "generic.customers"].append(row)


def surprises(one_ids: dict[str, str]) -> set[str]:
    """Return the cases that do not end as they must."""
    found = set()
    for case, (_, names, is_one) in CASES.items():
        half = len(names) // 2
        for place in range(half):
            card, account = (
                of_card(f"{case}{place}"),
                of_customer(f"{case}{place + half}"),
            )
            if (one_ids[card] == one_ids[account]) != is_one:
                found.add(case)
    owner = {r: r.rsplit(":")[-1].rstrip("0123456789") for r in one_ids}
    for a, b in combinations(one_ids, 2):
        if one_ids[a] == one_ids[b] and owner[a] != owner[b]:
            found |= {owner[a], owner[b]}
    return found


@pytest.fixture(scope="module")
def village(bed: Bed) -> set[str]:
    result = bed.run(VILLAGE)
    assert result.broken_tests() == []
    return surprises(result.one_ids)


@pytest.mark.parametrize("case", CASES)
def test_what_links_and_what_never_does(village: set[str], case: str) -> None:
    assert case not in village


MUTANTS = {
    "over-shared values link": (
        "int_matching__contact_groups",
        "> contacts.name_group_cap",
        "> 99",
        {"crowd"},
    ),
    "the cap counts records": (
        "int_matching__contact_groups",
        "coalesce(name_counts.name_groups, 0) > contacts",
        "coalesce(name_counts.name_groups, 0) * 2 > contacts",
        {"company"},
    ),
    "a group is a surname": (
        "int_matching__contact_groups",
        "when contacts.name_group is not null then full_names.hub_no",
        "when contacts.name_group is not null then surnames.hub_no",
        {"brothers"},
    ),
    "the list of blocked values is not read": (
        "int_matching__identifiers",
        "listed.list = 'identifier'",
        "false",
        {"blocked"},
    ),
    "a must-link is not heard": (
        "int_matching__must_links",
        "decision = 'must_link'",
        "false",
        {"must"},
    ),
    "a cannot-link is not heard": (
        "int_matching__apart_pairs",
        "decision = 'cannot_link'",
        "false",
        {"cannot"},
    ),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_broken_guard_is_noticed(bed: Bed, mutant: str) -> None:
    model, right, wrong, noticed = MUTANTS[mutant]
    with bed.mutated(model, right, wrong):
        assert surprises(bed.run(VILLAGE).one_ids) == noticed


NUMBERS = [f"1391111{n:04}" for n in range(6)]
LANDED = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(PEOPLE),
        st.sampled_from(NUMBERS),
        st.sampled_from([*NUMBERS, None]),
    ),
    min_size=2,
    max_size=14,
)


@settings(max_examples=12, deadline=None)
@given(landed=LANDED)
def test_what_a_name_and_a_phone_connect_is_one_customer_of_one_name(
    bed: Bed, landed: list
) -> None:
    raw, holds, name_of = town(landed)
    names = {p: {n for q, n in set().union(*holds.values()) if q == p} for p in NUMBERS}
    usable = {r: {(p, n) for p, n in h if len(names[p]) <= 5} for r, h in holds.items()}
    customers = bed.run(raw).clusters
    for connected in _connected(usable):
        assert any(connected <= records for records in customers)
    # Near numbers may join more of one name, and nothing joins two names.
    for records in customers:
        assert len({name_of[record] for record in records}) == 1


@settings(max_examples=8, deadline=None)
@given(landed=LANDED, dice=st.randoms(use_true_random=False))
def test_cannot_links_hold_in_any_order(
    bed: Bed, landed: list, dice: random.Random
) -> None:
    raw, holds, _ = town(landed)
    pairs = [dice.sample(sorted(holds), 2) for _ in range(3)]
    raw["steward.decisions"] = [
        decision(number, "cannot_link", a, b) for number, (a, b) in enumerate(pairs)
    ]
    result = bed.run(raw)
    assert not any(result.are_one(a, b) for a, b in pairs)
    backwards = {name: rows[::-1] for name, rows in raw.items()}
    assert bed.run(backwards).clusters == result.clusters


def town(landed: list) -> tuple[Raw, dict[str, set], dict[str, str]]:
    """Return raw rows, and what each record holds and what its name is."""
    members, customers, holds, name_of = [], [], {}, {}
    for number, (is_card, name, phone, second) in enumerate(landed):
        record = of_card(number) if is_card else of_customer(number)
        name_of[record] = name
        if is_card:
            members.append(member(number, name, phone))
            holds[record] = {(phone, name)}
        else:
            customers.append(customer(number, name, phone, second))
            holds[record] = {(p, name) for p in (phone, second) if p}
    return {"pos.members": members, "generic.customers": customers}, holds, name_of


def _connected(holds: dict[str, set]) -> set[frozenset[str]]:
    clusters: list[tuple[set[str], set]] = []
    for record, values in holds.items():
        met = [c for c in clusters if c[1] & values]
        clusters = [c for c in clusters if not c[1] & values]
        records = {record}.union(*(c[0] for c in met))
        clusters.append((records, values.union(*(c[1] for c in met))))
    return {frozenset(records) for records, _ in clusters}


def _only(demo: dict[str, list]) -> dict[str, list]:
    return {name: demo[name] for name in KEPT_EQUAL}


def _shuffled(raw: Raw, dice: random.Random) -> Raw:
    return {name: dice.sample(rows, len(rows)) for name, rows in raw.items()}
