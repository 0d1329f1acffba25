"""Who anonymous events belong to: the models against the rule in plain words."""

import random
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testbed import compiled_project
from testbed.events import Event, EventBed

START = datetime.fromisoformat("2025-03-01")
SILENCE, LOOKBACK, CUSTOMERS = timedelta(minutes=30), timedelta(days=30), 3
# The customers of the logins: the first two are one.
LOGINS = {"a": "A", "a2": "A", "b": "B", "c": "C", "d": "D"}

MOMENTS = st.tuples(
    st.sampled_from([0, 0, 0, 1, 29, 30, 31, 61]),
    st.sampled_from([0, 10, 30, 31, 60, 61, 85]),
)


def visits(project: str) -> st.SearchStrategy[list[Event]]:
    """Return a few events of a project on two devices or none."""
    parts = st.tuples(
        st.sampled_from([*LOGINS, None, None, None, None]),
        st.sampled_from(["phone", "phone", "tablet", None]),
        MOMENTS,
    )
    return st.lists(parts, max_size=14).map(
        lambda drawn: [
            Event(
                f"web:{project}:{number:02}",
                login,
                device,
                START + timedelta(days=day, minutes=minute),
            )
            for number, (login, device, (day, minute)) in enumerate(drawn)
        ]
    )


@pytest.fixture(scope="module")
def bed() -> EventBed:
    return EventBed(compiled_project())


def found(bed: EventBed, events: list[Event]) -> dict[str, tuple]:
    """Return of each event who it belongs to, and the first of its session."""
    return {
        row["event_id"]: (row["one_id"], row["session_id"])
        for row in bed.run(events, LOGINS)["fct_events"]
    }


def expected(events: list[Event]) -> dict[str, tuple]:
    """Return the same by the rule, visitor by visitor."""
    answers: dict[str, tuple] = {event.event_id: (None, None) for event in events}
    visitors: dict[str | None, list[Event]] = {}
    for event in sorted(events, key=lambda event: (event.at, event.event_id)):
        visitor = event.device or (event.login and f"login {event.login}")
        visitors.setdefault(visitor, []).append(event)
    visitors.pop(None, None)
    for mine in visitors.values():
        for session in sessions(mine):
            inside = {LOGINS[event.login] for event in session if event.login}
            for event in session:
                if event.login:
                    owner = LOGINS[event.login]
                elif len(inside) == 1:
                    owner = min(inside)
                else:
                    owner = owner_at(event.at, mine)
                answers[event.event_id] = (owner, session[0].event_id)
    return answers


def sessions(events: list[Event]) -> list[list[Event]]:
    """Return the events of one visitor, cut at each silence."""
    cut = [events[:1]]
    for before, event in pairwise(events):
        if event.at - before.at > SILENCE:
            cut.append([])
        cut[-1].append(event)
    return cut


def owner_at(at: datetime, events: list[Event]) -> str | None:
    """Return whose a device was, by the logins on it."""
    logins = [(event.at, LOGINS[event.login]) for event in events if event.login]
    if not logins or len({owner for _, owner in logins}) > CUSTOMERS:
        return None
    if before := [owner for login_at, owner in logins if login_at <= at]:
        return before[-1]
    first_at, first = logins[0]
    soon = {owner for login_at, owner in logins if login_at <= first_at + LOOKBACK}
    return first if first_at - at <= LOOKBACK and len(soon) == 1 else None


@settings(max_examples=120, deadline=None)
@given(events=visits("p"))
def test_events_belong_to_whom_the_rule_says(bed: EventBed, events: list) -> None:
    assert found(bed, events) == expected(events)


@settings(max_examples=40, deadline=None)
@given(events=visits("p"), others=visits("q"))
def test_another_device_changes_nothing(
    bed: EventBed, events: list, others: list
) -> None:
    # The same device id in another project is another device.
    others = [event for event in others if event.device]
    alone = bed.run(events, LOGINS)
    together = bed.run([*others, *events], LOGINS)
    own = {row["device_key"] for row in alone["fct_events"]}
    for name, rows in alone.items():
        kept = [row for row in together[name] if row in rows]
        assert kept == rows
    for row in together["fct_events"]:
        assert row["event_id"].startswith("web:p:") or row["device_key"] not in own


@settings(max_examples=20, deadline=None)
@given(events=visits("p"), seed=st.integers(0, 999))
def test_the_order_in_which_events_come_changes_nothing(
    bed: EventBed, events: list, seed: int
) -> None:
    before = bed.run(events, LOGINS)
    shuffled = random.Random(seed).sample(events, len(events))
    assert bed.run(shuffled, LOGINS) == before


@settings(max_examples=20, deadline=None)
@given(events=visits("p"))
def test_a_session_is_the_sum_of_its_events(bed: EventBed, events: list) -> None:
    result = bed.run(events, LOGINS)
    for session in result["fct_sessions"]:
        inside = [
            row
            for row in result["fct_events"]
            if row["session_id"] == session["session_id"]
        ]
        owners = {row["one_id"] for row in inside} - {None}
        assert {row["device_key"] for row in inside} == {session["device_key"]}
        assert session["event_count"] == len(inside)
        assert session["started_at"] == min(row["occurred_at"] for row in inside)
        assert session["ended_at"] == max(row["occurred_at"] for row in inside)
        assert session["one_id"] == (min(owners) if len(owners) == 1 else None)


MUTANTS = {
    "devices of all projects are one": (
        "int_core__event_visitors",
        "'^[^:]*:[^:]*:'",
        "'^[^:]*:'",
    ),
    "a silence of thirty minutes ends a session": (
        "int_core__event_sessions",
        "followed.occurred_at <=",
        "followed.occurred_at <",
    ),
    "sessions of two customers belong to the first": (
        "int_core__event_sessions",
        "having min(one_id) = max(one_id)",
        "having true",
    ),
    "shared devices bind": (
        "int_core__device_bindings",
        "<= rules.customers_per_device",
        "<= 99",
    ),
    "one always looks back": (
        "int_core__device_bindings",
        "others.device_key is null",
        "true",
    ),
    "a login does not end the one before": (
        "fct_events",
        "visitors.occurred_at < coalesce",
        "visitors.occurred_at <= coalesce",
    ),
}
# One story for all rules; projects p and q have a phone of the same id.
STORY = [
    Event(f"web:{project}:{number:02}", login, device, START + timedelta(minutes=at))
    for number, (project, device, login, at) in enumerate(
        [
            ("p", "phone", "a", 0),
            ("p", "phone", None, 30),
            ("q", "phone", None, 100),
            ("p", "tablet", None, 0),
            ("p", "tablet", "b", 100),
            ("p", "tablet", "c", 105),
            ("p", "tablet", None, 105),
            ("p", "tablet", None, 110),
            *(("p", "kiosk", login, 100 * k) for k, login in enumerate("abcd")),
            ("p", "kiosk", None, 390),
        ]
    )
]


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_broken_rule_is_noticed(bed: EventBed, mutant: str) -> None:
    model, right, wrong = MUTANTS[mutant]
    intact = bed.run(STORY, LOGINS)
    with bed.mutated(model, right, wrong):
        assert bed.run(STORY, LOGINS) != intact


def test_the_story_ends_as_the_rule_says(bed: EventBed) -> None:
    own = [event for event in STORY if event.event_id.startswith("web:p:")]
    assert found(bed, own) == expected(own)
