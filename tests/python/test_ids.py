"""Ids survive every history of merges, splits, comings and goings."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testbed import IdBed, Ids, Partition, compiled_project
from testbed.laws import Ledger

RECORDS = tuple(f"r{number}" for number in range(8))
# For each record the group it is in at one moment; None while it is not there.
LABELS = st.tuples(*[st.sampled_from([None, 0, 0, 1, 1, 2, 3]) for _ in RECORDS])
HISTORIES = st.lists(LABELS, min_size=5, max_size=7)
GROUPS = st.tuples(*[st.integers(0, 2) for _ in RECORDS])
# Pins at each moment: of a record, and of which of the ids that there were.
PINS = st.lists(
    st.tuples(st.sampled_from(RECORDS), st.integers(0, 40)), min_size=0, max_size=4
)


@pytest.fixture(scope="module")
def bed() -> IdBed:
    return IdBed(compiled_project())


@settings(max_examples=30, deadline=None)
@given(history=HISTORIES, finer=st.lists(GROUPS, min_size=7, max_size=7))
def test_every_history_keeps_the_laws(
    bed: IdBed, history: list[tuple], finer: list[tuple]
) -> None:
    play(bed, history, finer)


@settings(max_examples=30, deadline=None)
@given(history=HISTORIES, merges=GROUPS)
def test_an_undone_merge_gives_back_the_ids_and_a_second_one_agrees(
    bed: IdBed, history: list[tuple], merges: tuple[int, ...]
) -> None:
    before = play(bed, history)
    apart = frozenset(before.standard.clusters.values())
    together = merged(apart, merges)
    first = bed.run(together, before)
    undone = bed.run(apart, first)
    assert undone.standard.ids == before.standard.ids
    again = bed.run(together, undone)
    assert again.standard.ids == first.standard.ids
    assert bed.run(apart, again).standard.ids == before.standard.ids


@settings(max_examples=15, deadline=None)
@given(labels=LABELS)
def test_the_same_records_get_the_same_ids_in_any_order(
    bed: IdBed, labels: tuple
) -> None:
    clusters = [sorted(cluster) for cluster in partition_of(labels)]
    assert bed.run(clusters).standard == bed.run(clusters[::-1]).standard


def test_a_worked_example(bed: IdBed) -> None:
    first = bed.run([["r1", "r2", "r3"], ["r4", "r5"]])
    large, small = first.standard.ids["r1"], first.standard.ids["r4"]
    one = bed.run([["r1", "r2", "r3", "r4", "r5"]], first)
    assert set(one.standard.ids.values()) == {large}
    assert one.standard.redirects == {small: large}
    assert [e["event_type"] for e in one.standard.events[-2:]] == ["merged", "merged"]
    # The small part comes back together with somebody new.
    two = bed.run([["r1", "r2", "r3"], ["r4", "r5", "r6"]], one)
    assert two.standard.clusters[small] == {"r4", "r5", "r6"}
    assert two.standard.redirects == {}
    # A part of it leaves: a new id, and the larger part keeps its own.
    three = bed.run([["r1", "r2", "r3"], ["r4", "r5"], ["r6"]], two)
    assert three.standard.ids["r4"] == small
    assert three.standard.ids["r6"] not in {small, large}
    # Everybody is erased, and later one comes back.
    four = bed.run([], three)
    assert four.standard.ids == {}
    assert bed.run([["r5"]], four).standard.ids == {"r5": small}


def test_strict_and_standard_ids_are_different_ids(bed: IdBed) -> None:
    run = bed.run([["r1", "r2"]], strict=[["r1"], ["r2"]])
    assert not set(run.standard.ids.values()) & set(run.strict.ids.values())
    assert run.strict.ids["r1"] != run.strict.ids["r2"]


@settings(max_examples=30, deadline=None)
@given(history=HISTORIES, choices=st.lists(PINS, min_size=7, max_size=7))
def test_pins_hold_and_the_other_ids_keep_the_laws(
    bed: IdBed, history: list[tuple], choices: list[list[tuple[str, int]]]
) -> None:
    play_with_pins(bed, history, choices)


def test_a_pin_says_which_id_stays(bed: IdBed) -> None:
    first = bed.run([["r1", "r2", "r3"], ["r4", "r5"]])
    large, small = first.standard.ids["r1"], first.standard.ids["r4"]
    pins = [("r1", small)]
    whole = [["r1", "r2", "r3", "r4", "r5"]]
    one = bed.run(whole, first, pins=pins)
    assert set(one.standard.ids.values()) == {small}
    assert one.standard.redirects == {large: small}
    assert types(first, one) == {("merged", large, small)}
    # It survives a rebuild without a word, and the end of the pin as well.
    assert bed.run(whole, one, pins=pins).previous == one.previous
    assert bed.run(whole, one).previous == one.previous
    # The steward prefers the other one after all; nothing else has changed.
    two = bed.run(whole, one, pins=[("r5", large)])
    assert two.standard.redirects == {small: large}
    assert types(one, two) == {("manual", small, large)}
    # In a split the pin names the part, and the larger one does not keep the id.
    pins = [("r5", large)]
    three = bed.run([["r1", "r2", "r3"], ["r4", "r5"]], two, pins=pins)
    assert three.standard.clusters[large] == {"r4", "r5"}
    assert three.standard.clusters[small] == {"r1", "r2", "r3"}
    assert three.standard.redirects == {}


def test_a_pin_may_take_an_id_from_its_customer(bed: IdBed) -> None:
    first = bed.run([["r1"], ["r2", "r3"]])
    one, two = first.standard.ids["r1"], first.standard.ids["r2"]
    second = bed.run([["r1"], ["r2", "r3"]], first, pins=[("r1", two), ("r3", one)])
    assert second.standard.ids == {"r1": two, "r2": one, "r3": one}
    assert types(first, second) == {("manual", one, two), ("manual", two, one)}
    third = bed.run([["r1"], ["r2", "r3"]], first, pins=[("r1", two)])
    fresh = third.standard.ids["r3"]
    assert third.standard.ids == {"r1": two, "r2": fresh, "r3": fresh}
    assert fresh not in {one, two}
    assert third.standard.redirects == {one: two}
    assert types(first, third) == {("manual", one, two), ("manual", two, fresh)}
    # The strict ids of the same records are others, and stay.
    assert third.strict.ids == first.strict.ids


MUTANTS = {
    "the smallest part keeps an id": (
        "int_matching__carried_ids",
        "shared_records desc,\n                first_arrived_batch",
        "shared_records,\n                first_arrived_batch",
    ),
    "of equal parts any keeps an id": (
        "int_matching__carried_ids",
        "first_arrived_batch nulls last,\n                has_first_record desc,\n",
        "",
    ),
    "the smallest id stays in a merge": (
        "int_matching__carried_ids",
        "departed_batch is not null,\n                shared_records desc",
        "departed_batch is not null,\n                shared_records",
    ),
    "the youngest id stays in a merge": (
        "int_matching__carried_ids",
        "minted_event_no nulls last",
        "minted_event_no desc nulls last",
    ),
    "an id is restored before one in use": (
        "int_matching__carried_ids",
        "departed_batch is not null,\n                shared",
        "departed_batch is null,\n                shared",
    ),
    "an id out of use remembers its first bearers": (
        "int_matching__id_bearers",
        "max(previous_events.event_batch) over",
        "min(previous_events.event_batch) over",
    ),
    "a generation is used again": (
        "int_matching__minted_ids",
        "coalesce(used_generations.last_generation + 1, 0)",
        "coalesce(used_generations.last_generation, 0)",
    ),
    "redirects do not follow on": (
        "one_id_redirects",
        "coalesce(followed.redirects_to, previous_redirects.redirects_to)",
        "previous_redirects.redirects_to",
    ),
    "a removed record leaves no event": (
        "one_id_events",
        "or current_ids.one_id is null",
        "",
    ),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_broken_rule_is_noticed(bed: IdBed, mutant: str) -> None:
    dice = random.Random(1)
    with bed.mutated(*MUTANTS[mutant]), pytest.raises(AssertionError):
        for history in histories(dice, 60):
            before = play(bed, history)
            apart = frozenset(before.standard.clusters.values())
            first = bed.run(merged(apart, [dice.randrange(2) for _ in apart]), before)
            assert bed.run(apart, first).standard.ids == before.standard.ids


PIN_MUTANTS = {
    "a pin that is not heard counts as well": (
        "int_matching__carried_ids",
        "where problem is null",
        "where cluster_no is not null",
    ),
    "a pinned id stays with its bearers too": (
        "int_matching__carried_ids",
        "where pins.one_id is null",
        "where true",
    ),
    "a pinned cluster bears its own id too": (
        "int_matching__carried_ids",
        "and pins.one_id is null as is_borne",
        "as is_borne",
    ),
    "the first word counts": (
        "int_matching__pins",
        "is_possible desc, decided_at desc",
        "is_possible desc, decided_at",
    ),
    "an id that was never issued is pinned": (
        "int_matching__pins",
        "when not is_issued",
        "when false",
    ),
}


@pytest.mark.parametrize("mutant", PIN_MUTANTS)
def test_a_broken_rule_of_pins_is_noticed(bed: IdBed, mutant: str) -> None:
    dice = random.Random(2)
    with bed.mutated(*PIN_MUTANTS[mutant]), pytest.raises(AssertionError):
        for history in histories(dice, 40):
            pins = [
                [(dice.choice(RECORDS), dice.randrange(41)) for _ in range(3)]
                for _ in history
            ]
            play_with_pins(bed, history, pins)


def play_with_pins(
    bed: IdBed, history: list[tuple], choices: list[list[tuple[str, int]]]
) -> None:
    """Run a history with other pins at each moment, and check the laws."""
    standard, strict = Ledger(), Ledger()
    ids = None
    for labels, chosen in zip(history, choices, strict=False):
        partition = partition_of(labels)
        known = ["c" * 25, *sorted(standard.age), *sorted(strict.age)]
        pins = [(record, known[number % len(known)]) for record, number in chosen]
        before, ids = ids, bed.run(partition, ids, pins=pins)
        check_pins(pins, bed.pin_problems(), ids, before)
        standard.check(partition, ids.standard)
        strict.check(partition, ids.strict)
        again = bed.run(partition, ids, pins=pins)
        assert again.previous == ids.previous, "a rebuild changed something"


def check_pins(
    pins: list[tuple[str, str]],
    problems: dict[str, str | None],
    ids: Ids,
    before: Ids | None,
) -> None:
    """Assert that each pin is heard, or told, as the last words have it."""
    issued = {row[6] for row in before.previous.one_id_events} if before else set()
    place = {record: min(c) for c in ids.standard.clusters.values() for record in c}
    of_id: dict[str, str] = {}
    of_cluster: dict[tuple[str, str], str] = {}
    for record, one_id in pins:
        if record in place and one_id in issued:
            of_id[one_id] = place[record]
            of_cluster[one_id[0], place[record]] = one_id
    for number, (record, one_id) in enumerate(pins, start=1):
        level = ids.strict if one_id[0] == "s" else ids.standard
        if record not in place:
            expected = "unknown_record"
        elif one_id not in issued:
            expected = "unknown_id"
        elif (of_id[one_id], of_cluster[one_id[0], place[record]]) == (
            place[record],
            one_id,
        ):
            expected = None
            assert level.ids[record] == one_id
        else:
            expected = "contradiction"
        assert problems[f"d{number}"] == expected


def types(before: Ids, after: Ids) -> set[tuple[str, str | None, str | None]]:
    """Return what happened to standard ids between two runs."""
    new = after.standard.events[len(before.standard.events) :]
    return {(e["event_type"], e["from_one_id"], e["one_id"]) for e in new}


def play(bed: IdBed, history: list[tuple], finer: list[tuple] | None = None) -> Ids:
    """Run a history and check the laws at both levels after each step."""
    standard, strict = Ledger(), Ledger()
    ids = None
    finer = finer or [(0,) * len(RECORDS)] * len(history)
    moments = list(zip(history, finer, strict=False))
    # The last moment is run twice: the second time nothing may change.
    for labels, parting in [*moments, moments[-1]]:
        whole = partition_of(labels)
        parts = split(whole, parting)
        ids = bed.run(whole, ids, parts)
        standard.check(whole, ids.standard)
        strict.check(parts, ids.strict)
    assert ids
    return ids


def histories(dice: random.Random, count: int) -> Iterator[list[tuple]]:
    """Return random histories, the same each time."""
    for _ in range(count):
        yield [
            tuple(dice.choice([None, 0, 0, 1, 1, 2, 3]) for _ in RECORDS)
            for _ in range(6)
        ]


def partition_of(labels: tuple) -> Partition:
    """Return the records as clusters of one label each."""
    return frozenset(
        frozenset(r for r, own in zip(RECORDS, labels, strict=True) if own == label)
        for label in set(labels) - {None}
    )


def split(whole: Partition, labels: tuple[int, ...]) -> Partition:
    """Return a finer partition, as strict clusters nest in standard ones."""
    label = dict(zip(RECORDS, labels, strict=True))
    return frozenset(
        frozenset(r for r in cluster if label[r] == part)
        for cluster in whole
        for part in {label[r] for r in cluster}
    )


def merged(apart: Partition, groups: list[int] | tuple[int, ...]) -> Partition:
    """Return a coarser partition: clusters of one group become one."""
    ordered = sorted(apart, key=min)
    return frozenset(
        frozenset().union(*(c for c, g in zip(ordered, groups, strict=False) if g == n))
        for n in set(groups[: len(ordered)])
    )
