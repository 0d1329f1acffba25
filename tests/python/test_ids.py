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
