"""What is kept of customers from release to release, through merges and back."""

from dataclasses import replace
from datetime import datetime

import pytest
from testbed import Bed, Previous, Result, compiled_project

EARLY, LATE, AS_OF = map(
    datetime.fromisoformat, ("2025-01-01", "2025-07-01", "2026-01-01")
)
A, B = "generic:shop:1", "generic:shop:2"


@pytest.fixture(scope="module")
def bed() -> Bed:
    return Bed(compiled_project())


def members(level: str = "gold") -> list[dict[str, str | None]]:
    """Return two strangers; the first joined earlier."""
    return [
        {
            "channel": "shop",
            "customer_id": number,
            "name": name,
            "phone": phone,
            "member_level": level if number == "1" else "silver",
            "created_at": f"2024-06-0{number} 10:00:00",
        }
        for number, name, phone in (
            ("1", "王小明", "13813572850"),
            ("2", "李建国", "13943437204"),
        )
    ]


def decided(decision: str) -> dict[str, str | None]:
    """Return a decision about the two."""
    at = "2025-02-01" if decision == "must_link" else "2025-03-01"
    names = {"decision_id": "d1", "decision": decision, "decided_at": at}
    return names | {"record_id_a": A, "record_id_b": B}


def dated(previous: Previous, moments: dict[str, datetime]) -> Previous:
    """Return the state as if its periods had begun at other moments."""
    rows = [(i, moments[i], *rest) for i, _, *rest in previous.customer_history]
    return replace(previous, customer_history=rows)


def periods(result: Result) -> dict[str, list[tuple]]:
    """Return the periods of every customer: from, to and level."""
    found: dict[str, list[tuple]] = {}
    for row in result.rows("dim_customers_history"):
        period = (row["valid_from"], row["valid_to"], row["member_level"])
        found.setdefault(row["one_id"], []).append(period)
    return found


def test_a_merge_brings_history_along_and_an_un_merge_gives_it_back(bed: Bed) -> None:
    first = bed.run({"generic.customers": members()})
    ids = first.one_ids
    assert ids[A] != ids[B]
    # The one whose id will be lost has been known for longer here.
    known = {ids[A]: LATE, ids[B]: EARLY}
    state = dated(first.as_previous(), known)

    rows = {"generic.customers": members(), "steward.decisions": [decided("must_link")]}
    merged = bed.run(rows, state)
    assert merged.one_ids == {A: ids[A], B: ids[A]}
    assert merged.broken_tests() == []
    # Of the two levels the newer one holds from now on.
    assert periods(merged) == {
        ids[A]: [
            (EARLY, LATE, "silver"),
            (LATE, AS_OF, "gold"),
            (AS_OF, None, "silver"),
        ],
    }

    after = merged.as_previous()
    rows["steward.decisions"].append(decided("cannot_link"))
    apart = bed.run(rows, after)
    assert apart.one_ids == ids
    assert periods(apart) == {
        ids[A]: [(LATE, None, "gold")],
        ids[B]: [(EARLY, None, "silver")],
    }


def test_a_change_begins_a_period_and_the_same_run_again_changes_nothing(
    bed: Bed,
) -> None:
    first = bed.run({"generic.customers": members()})
    ids = first.one_ids
    state = dated(first.as_previous(), dict.fromkeys(ids.values(), EARLY))
    changed = bed.run({"generic.customers": members("platinum")}, state)
    expected = {
        ids[A]: [(EARLY, AS_OF, "gold"), (AS_OF, None, "platinum")],
        ids[B]: [(EARLY, None, "silver")],
    }
    assert periods(changed) == expected
    again = bed.run({"generic.customers": members("platinum")}, changed.as_previous())
    assert periods(again) == expected
