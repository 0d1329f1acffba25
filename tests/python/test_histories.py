"""What stewards decide, release after release, on the whole chain of models."""

from datetime import datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testbed import Bed, Previous, Result, compiled_project
from testbed.ids import Level
from testbed.laws import Ledger

# Nothing but a decision ever links two of them.
NAMES = ("王小明", "李建国", "张丽华", "陈志强", "刘秀英", "赵云飞")
RECORDS = tuple(f"generic:shop:{number}" for number, _ in enumerate(NAMES))
A, B, C, D, E, F = RECORDS
# These only warn: decisions may contradict each other, and the others hold.
WARNINGS = {
    "assert_no_decision_contradicts_another",
    "assert_every_decision_names_known_records",
}
STRANGERS = [
    {
        "channel": "shop",
        "customer_id": record.rsplit(":", 1)[-1],
        "name": name,
        "phone": f"138{1357 + 1493 * number}{1357 + 1493 * number}",
        "created_at": f"2024-06-0{number + 1} 10:00:00",
    }
    for number, (record, name) in enumerate(zip(RECORDS, NAMES, strict=True))
]
PAIRS = st.sampled_from(list(combinations(RECORDS, 2)))
# What is decided before one release, of a few decisions that change their mind.
DECIDED = st.dictionaries(
    st.sampled_from(["d1", "d2", "d3", "d4"]),
    st.one_of(
        st.tuples(st.sampled_from(["must_link", "must_link", "cannot_link"]), PAIRS),
        st.tuples(st.just("un_merge"), st.sampled_from(RECORDS).map(lambda r: (r,))),
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def bed() -> Bed:
    return Bed(compiled_project())


class Releases:
    """Releases of one history of decisions; all laws are checked after each."""

    def __init__(self, bed: Bed) -> None:
        """Start before the first release."""
        self.bed = bed
        self.previous: Previous | None = None
        self.rows: list[dict[str, str | None]] = []
        self.ledgers = {"standard": Ledger(), "strict": Ledger()}

    def decide(
        self, decision_id: str, kind: str, records: tuple[str, ...], one_id: str = ""
    ) -> None:
        """Land a decision, or a later version of one."""
        moment = datetime.fromisoformat("2025-01-01") + timedelta(days=len(self.rows))
        self.rows.append(
            {
                "decision_id": decision_id,
                "decision": kind,
                "record_id_a": records[0] if records else None,
                "record_id_b": records[1] if len(records) > 1 else None,
                "one_id": one_id or None,
                "decided_at": moment.isoformat(" "),
            }
        )

    def release(self) -> Result:
        """Run all models, check the laws, and publish."""
        raw = {"generic.customers": STRANGERS, "steward.decisions": self.rows}
        result = self.bed.run(raw, self.previous)
        assert set(result.broken_tests()) <= WARNINGS
        for level, column in (("standard", "one_id"), ("strict", "strict_one_id")):
            state = level_of(result, level, column)
            self.ledgers[level].check(frozenset(state.clusters.values()), state)
        self.previous = result.as_previous()
        return result


def level_of(result: Result, level: str, column: str) -> Level:
    """Return the ids of one level after a run."""
    rows = result.rows("one_ids")
    redirects = [r for r in result.rows("one_id_redirects") if r["id_level"] == level]
    events = [e for e in result.rows("one_id_events") if e["id_level"] == level]
    pins = result.query(
        "select one_id from build.matching.int_matching__pins where problem is null"
    )
    return Level(
        {row["record_id"]: row[column] for row in rows},
        {row["one_id"]: row["redirects_to"] for row in redirects},
        events,
        frozenset(pin["one_id"] for pin in pins),
    )


def problems(result: Result) -> dict[str, str]:
    """Return what is wrong with which decision."""
    found = result.rows("match_decisions")
    return {row["decision_id"]: row["problem"] for row in found if row["problem"]}


def test_an_undone_merge_gives_back_the_ids_and_a_second_one_agrees(bed: Bed) -> None:
    releases = Releases(bed)
    releases.decide("d0", "must_link", (A, B))
    apart = releases.release().one_ids
    assert len(set(apart.values())) == 5
    releases.decide("d1", "must_link", (B, C))
    merged = releases.release()
    assert merged.one_ids == apart | {C: apart[A]}
    assert merged.rows("one_id_redirects")[0]["one_id"] == apart[C]
    # The same decision, decided otherwise; and then a second time.
    releases.decide("d1", "cannot_link", (B, C))
    undone = releases.release()
    assert undone.one_ids == apart
    assert undone.rows("one_id_redirects") == []
    releases.decide("d1", "must_link", (B, C))
    assert releases.release().one_ids == merged.one_ids
    # What is set free gets its own id back as well.
    releases.decide("d2", "un_merge", (C,))
    free = releases.release()
    assert free.one_ids == apart
    assert problems(free) == {
        "d1": f"joins the record {C}, which an un_merge sets free"
    }
    releases.decide("d2", "withdraw", ())
    again = releases.release()
    assert again.one_ids == merged.one_ids
    assert problems(again) == {}


@settings(max_examples=6, deadline=None)
@given(
    history=st.lists(DECIDED, min_size=1, max_size=3),
    merges=st.lists(PAIRS, min_size=1, max_size=3),
)
def test_every_history_of_decisions_keeps_the_laws(
    bed: Bed, history: list[dict], merges: list[tuple[str, str]]
) -> None:
    releases = Releases(bed)
    for decisions in history:
        for decision_id, (kind, records) in decisions.items():
            releases.decide(decision_id, kind, records)
        before = releases.release()
    apart, ids = before.clusters, before.one_ids
    merges = [(a, b) for a, b in merges if ids[a] != ids[b]]
    for number, pair in enumerate(merges):
        releases.decide(f"m{number}", "must_link", pair)
    first = releases.release()
    together, first_ids = first.clusters, first.one_ids
    for number, pair in enumerate(merges):
        releases.decide(f"m{number}", "cannot_link", pair)
    undone = releases.release()
    # A cannot-link of before may cut what is merged now, and cut it elsewhere.
    if all(any(c <= whole for whole in together) for c in apart):
        assert undone.clusters == apart
        assert undone.one_ids == ids
        for number, pair in enumerate(merges):
            releases.decide(f"m{number}", "must_link", pair)
        assert releases.release().one_ids == first_ids


def test_a_pin_holds_through_the_whole_chain(bed: Bed) -> None:
    releases = Releases(bed)
    releases.decide("d1", "pin_id", (A,), "c" + "0" * 24)
    first = releases.release()
    ids = first.one_ids
    strict = {r["record_id"]: r["strict_one_id"] for r in first.rows("one_ids")}
    assert "no release has ever given" in problems(first)["d1"]
    releases.decide("d1", "must_link", (A, B))
    releases.decide("d2", "pin_id", (A,), ids[B])
    releases.decide("d3", "pin_id", ("generic:shop:gone",), ids[C])
    releases.decide("d4", "pin_id", (B,), strict[B])
    second = releases.release()
    assert second.one_ids == ids | {A: ids[B]}
    now = {r["record_id"]: r["strict_one_id"] for r in second.rows("one_ids")}
    assert now == strict | {A: strict[B]}
    assert problems(second) == {
        "d3": "names the record generic:shop:gone, which is not there"
    }
    # Nothing else is decided: nothing happens.
    events = second.rows("one_id_events")
    assert releases.release().rows("one_id_events") == events
    # The later of two that exclude each other is heard.
    releases.decide("d5", "pin_id", (C,), ids[B])
    releases.decide("d6", "pin_id", (D,), ids[C])
    third = releases.release()
    assert third.one_ids == ids | {A: ids[A], B: ids[A], C: ids[B], D: ids[C]}
    assert problems(third)["d2"].startswith(f"pins {ids[B]} to another customer")
    new = third.rows("one_id_events")[len(events) :]
    assert {(e["record_id"], e["event_type"]) for e in new} == {
        (A, "manual"),
        (B, "manual"),
        (C, "manual"),
        (D, "manual"),
    }


def test_one_pair_decided_twice_stays_apart_and_both_are_told(bed: Bed) -> None:
    releases = Releases(bed)
    releases.decide("d1", "must_link", (A, B))
    releases.decide("d2", "cannot_link", (B, A))
    releases.decide("d3", "must_link", (C, D))
    releases.decide("d4", "must_link", (D, E))
    releases.decide("d5", "cannot_link", (C, E))
    result = releases.release()
    assert not result.are_one(A, B)
    assert result.are_one(C, D)
    assert not result.are_one(D, E)
    told = problems(result)
    assert sorted(told) == ["d1", "d2", "d4", "d5"]
    assert "because d2 keeps apart" in told["d1"]
    assert "because d5 keeps apart" in told["d4"]
