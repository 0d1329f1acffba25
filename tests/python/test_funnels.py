"""Funnels: the models against the rule in plain words, on random logs."""

from collections import defaultdict
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testbed import compiled_project
from testbed.marts import MartBed

START = datetime.fromisoformat("2025-01-30")
WINDOW = timedelta(days=2)
# Months are those of Beijing.
BEIJING = timedelta(hours=8)
MODELS = (
    "int_marketing__funnel_activities",
    "int_marketing__funnel_entries",
    "marketing_funnel",
)
GIVEN = {
    "int_marketing__activities": {
        "funnel": "varchar",
        "step_no": "bigint",
        "fact": "varchar",
        "activity_key": "varchar",
        "one_id": "varchar",
        "channel": "varchar",
        "occurred_at": "timestamp",
    },
    "funnel_steps": {
        "funnel": "varchar",
        "step_no": "integer",
        "step_name": "varchar",
        "label_zh": "varchar",
        "fact": "varchar",
        "activity": "varchar",
        "window_days": "integer",
    },
}
# A view opens the funnel and is its third step as well.
STEPS = [
    (1, "events", "view"),
    (1, "events", "search"),
    (2, "events", "cart"),
    (3, "events", "view"),
    (3, "orders", "purchase"),
    (4, "orders", "purchase"),
]
LOGS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from(["view", "view", "search", "cart", "purchase"]),
        st.sampled_from("xy"),
        st.sampled_from([0, 0, 1, 2, 24, 47, 48, 49, 72, 96, 97]),
    ),
    max_size=16,
)


@pytest.fixture(scope="module")
def bed() -> MartBed:
    return MartBed(compiled_project(), MODELS, GIVEN)


def found(bed: MartBed, logs: list) -> dict[tuple, tuple[int, ...]]:
    """Return the customers at each step by channel and month of the entry."""
    result = bed.run(
        int_marketing__activities=[
            {
                "funnel": "f",
                "step_no": step,
                "fact": fact(activity),
                "activity_key": f"{number:02}",
                "one_id": one_id,
                "channel": channel,
                "occurred_at": START + timedelta(hours=hours),
            }
            for number, (one_id, activity, channel, hours) in enumerate(logs)
            for step, _, of_step in STEPS
            if of_step == activity
        ],
        funnel_steps=[
            {
                "funnel": "f",
                "step_no": step,
                "step_name": str(step),
                "label_zh": str(step),
                "fact": of,
                "activity": activity,
                "window_days": WINDOW.days,
            }
            for step, of, activity in STEPS
        ],
    )["marketing_funnel"]
    counts = defaultdict(list)
    for row in sorted(result, key=lambda row: row["step_no"]):
        cell = row["channel"], row["month_start_date"].month
        counts[cell].append(row["step_customer_count"])
    return {cell: tuple(steps) for cell, steps in counts.items()}


def fact(activity: str) -> str:
    return "orders" if activity == "purchase" else "events"


def expected(logs: list) -> dict[tuple, tuple[int, ...]]:
    """Return the same by trying every way on from every entry."""
    best: dict[tuple, dict[str, int]] = defaultdict(dict)
    log = sorted(
        (hours, fact(activity), number, one_id, activity, channel)
        for number, (one_id, activity, channel, hours) in enumerate(logs)
    )
    for place, (hours, _, _, one_id, activity, channel) in enumerate(log):
        if activity not in ("view", "search"):
            continue
        mine = [
            row[4]
            for row in log[place + 1 :]
            if row[3] == one_id and timedelta(hours=row[0] - hours) <= WINDOW
        ]
        cell = channel, (START + timedelta(hours=hours) + BEIJING).month
        reached = max(furthest(mine, 1), best[cell].get(one_id, 0))
        best[cell][one_id] = reached
    return {
        cell: tuple(sum(last >= k for last in steps.values()) for k in (1, 2, 3, 4))
        for cell, steps in best.items()
    }


def furthest(activities: list[str], step: int) -> int:
    """Return the last step that any choice among the activities leads to."""
    following = [activity for k, _, activity in STEPS if k == step + 1]
    return max(
        (
            furthest(activities[place + 1 :], step + 1)
            for place, activity in enumerate(activities)
            if activity in following
        ),
        default=step,
    )


@settings(max_examples=250, deadline=None)
@given(logs=LOGS)
def test_funnels_count_as_the_rule_says(bed: MartBed, logs: list) -> None:
    counts = found(bed, logs)
    assert counts == expected(logs)
    for steps in counts.values():
        assert list(steps) == sorted(steps, reverse=True)


STORY = [
    ("a", "view", "x", 0),
    ("a", "cart", "x", 0),
    ("a", "view", "x", 1),
    ("a", "purchase", "x", 48),
    ("b", "purchase", "y", 0),
    ("b", "search", "y", 1),
    ("b", "cart", "y", 2),
    ("b", "purchase", "y", 49),
    ("b", "view", "x", 72),
    ("b", "cart", "x", 73),
]


@pytest.mark.parametrize(
    ("model", "right", "wrong"),
    [
        ("int_marketing__funnel_activities", "found_count + 1 as", "found_count as"),
        ("int_marketing__funnel_entries", "open_until >= ", "open_until > "),
        ("marketing_funnel", ">= steps.step_no", "> steps.step_no"),
    ],
)
def test_a_broken_rule_is_noticed(
    bed: MartBed, model: str, right: str, wrong: str
) -> None:
    intact = found(bed, STORY)
    assert intact == expected(STORY)
    with bed.mutated(model, right, wrong):
        assert found(bed, STORY) != intact
