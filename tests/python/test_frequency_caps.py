"""Frequency caps: what is admitted, against the rule in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testbed import compiled_project
from testbed.marts import MartBed

START = datetime.fromisoformat("2026-01-01")
ROUNDS = 12
GIVEN = {
    "int_activation__candidates": {
        "send_key": "varchar",
        "send_plan": "varchar",
        "one_id": "varchar",
        "send_segment": "varchar",
        "medium": "varchar",
        "send_priority": "integer",
        "refusal_reason": "varchar",
        "candidate_no": "bigint",
        "planned_at": "timestamp",
    },
    "int_activation__past_sends": {
        "one_id": "varchar",
        "medium": "varchar",
        "is_send": "boolean",
        "sent_at": "timestamp",
    },
    "frequency_caps": {
        "frequency_cap": "varchar",
        "medium": "varchar",
        "window_hours": "integer",
        "max_sends": "integer",
    },
}


@dataclass(frozen=True)
class Send:
    """A message of a medium, some hours after the start."""

    medium: str
    hour: int


@dataclass(frozen=True)
class Cap:
    """So many messages of a medium, or of all, in so many hours."""

    medium: str
    hours: int
    most: int

    def counts(self, send: Send) -> bool:
        """Return whether the cap is about a message."""
        return self.medium in ("*", send.medium)


MEDIA = st.sampled_from(["sms", "email"])
PLANS = st.lists(
    st.builds(Send, MEDIA, st.sampled_from([0, 1, 5, 11, 12, 23, 24, 25, 36, 48])),
    max_size=ROUNDS,
)
PAST = st.lists(st.builds(Send, MEDIA, st.integers(-30, 0)), max_size=4)
CAPS = st.lists(
    st.builds(
        Cap,
        st.sampled_from(["*", "sms", "email"]),
        st.sampled_from([1, 12, 24]),
        st.integers(0, 3),
    ),
    max_size=3,
)


@pytest.fixture(scope="module")
def bed() -> MartBed:
    return MartBed(compiled_project(), ("activation_send_admissions",), GIVEN)


def admitted(
    bed: MartBed, plans: Sequence[Send], past: Sequence[Send], caps: Sequence[Cap]
) -> list[int]:
    """Return the places of the admitted plans, which stand in their order."""
    rows = bed.run(
        int_activation__candidates=[
            {
                "send_key": f"{place:02}",
                "one_id": "a",
                "medium": send.medium,
                "candidate_no": place + 1,
                "planned_at": START + timedelta(hours=send.hour),
            }
            for place, send in enumerate(plans)
        ],
        int_activation__past_sends=[
            {
                "one_id": "a",
                "medium": send.medium,
                "is_send": True,
                "sent_at": START + timedelta(hours=send.hour),
            }
            for send in past
        ],
        frequency_caps=[
            {
                "frequency_cap": f"cap {number}",
                "medium": cap.medium,
                "window_hours": cap.hours,
                "max_sends": cap.most,
            }
            for number, cap in enumerate(caps)
        ],
    )["activation_send_admissions"]
    return [int(row["send_key"]) for row in rows if row["is_admitted"]]


def overfull(sends: Sequence[Send], cap: Cap, around: Send) -> bool:
    """Return whether a stretch of the cap's length with a send in it is too full."""
    hours = [send.hour for send in sends if cap.counts(send)]
    return any(
        sum(begin <= hour < begin + cap.hours for hour in hours) > cap.most
        for begin in range(around.hour - cap.hours + 1, around.hour + 1)
    )


def expected(
    plans: Sequence[Send], past: Sequence[Send], caps: Sequence[Cap]
) -> list[int]:
    """Return the same, one plan after the other."""
    sends, places = list(past), []
    for place, plan in enumerate(plans):
        with_it = [*sends, plan]
        if not any(overfull(with_it, cap, plan) for cap in caps if cap.counts(plan)):
            sends, places = with_it, [*places, place]
    return places


@settings(max_examples=150, deadline=None)
@given(plans=PLANS, past=PAST, caps=CAPS)
def test_plans_are_admitted_as_the_rule_says(
    bed: MartBed, plans: list, past: list, caps: list
) -> None:
    places = admitted(bed, plans, past, caps)
    assert places == expected(plans, past, caps)
    # No stretch that an admitted plan is in holds more than its cap allows.
    sends = [*past, *(plans[place] for place in places)]
    for place in places:
        for cap in caps:
            assert not (cap.counts(plans[place]) and overfull(sends, cap, plans[place]))


@settings(max_examples=60, deadline=None)
@given(plans=PLANS, past=PAST, caps=CAPS, cut=st.integers(0, ROUNDS))
def test_a_lower_plan_never_changes_a_higher_one(
    bed: MartBed, plans: list, past: list, caps: list, cut: int
) -> None:
    whole = admitted(bed, plans, past, caps)
    assert admitted(bed, plans[:cut], past, caps) == [p for p in whole if p < cut]


@settings(max_examples=60, deadline=None)
@given(
    plans=PLANS,
    past=PAST,
    hours=st.sampled_from([1, 12, 24]),
    most=st.integers(0, 3),
)
def test_raising_one_cap_removes_no_plan_of_equal_priority(
    bed: MartBed, plans: list, past: list, hours: int, most: int
) -> None:
    plans = sorted(plans, key=lambda send: send.hour)
    before, after = (
        admitted(bed, plans, past, [Cap("*", hours, limit)])
        for limit in (most, most + 1)
    )
    assert set(before) <= set(after)


def test_raising_a_cap_can_cost_a_plan_of_low_priority(bed: MartBed) -> None:
    # Two more important plans find room now, and fill the day around the last.
    plans = [Send("sms", hour) for hour in (0, 50, 20, 30, 25)]
    assert admitted(bed, plans, [], [Cap("*", 24, 1)]) == [0, 1, 4]
    assert admitted(bed, plans, [], [Cap("*", 24, 2)]) == [0, 1, 2, 3]


def test_no_cap_admits_everything(bed: MartBed) -> None:
    plans = [Send("sms", 0)] * ROUNDS
    assert admitted(bed, plans, plans, []) == list(range(ROUNDS))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("having count(*) > ends.max_sends", "having count(*) >= ends.max_sends"),
        ("near.sent_at > ends.ends_at", "near.sent_at >= ends.ends_at"),
        ("where sent_at >= planned_at", "where sent_at = planned_at"),
    ],
)
def test_a_broken_rule_is_noticed(bed: MartBed, right: str, wrong: str) -> None:
    plans = [Send("sms", hour) for hour in (12, 36, 20, 112, 124, 120)]
    intact = admitted(bed, plans, [], [Cap("sms", 24, 2)])
    assert intact == expected(plans, [], [Cap("sms", 24, 2)])
    with bed.mutated("activation_send_admissions", right, wrong):
        assert admitted(bed, plans, [], [Cap("sms", 24, 2)]) != intact
