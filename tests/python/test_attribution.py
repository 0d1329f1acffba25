"""Attribution: the models against definitions and axioms, on random journeys."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby, pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testbed import compiled_project
from testbed.marts import MartBed

MONTH = datetime.fromisoformat("2025-01-01")
PATH_MODELS = (
    "int_marketing__contacts",
    "int_marketing__paths",
    "int_marketing__path_credits",
    "marketing_attribution",
)
CHAIN_MODELS = ("int_marketing__transitions", "int_marketing__removal_effects")
SEEDS = ("attribution_models", "attribution_rules")
TOUCHES = {
    "touch_key": "varchar",
    "one_id": "varchar",
    "campaign_id": "varchar",
    "channel": "varchar",
    "touch_type": "varchar",
    "touch_source": "varchar",
    "is_direct": "boolean",
    "touched_at": "timestamp",
}
CONVERSIONS = {
    "order_id": "varchar",
    "one_id": "varchar",
    "channel": "varchar",
    "net_amount_cny": "decimal(18, 4)",
    "month_start_date": "date",
    "ordered_at": "timestamp",
}
JOURNEYS = {
    "journey_key": "varchar",
    "step_no": "bigint",
    "touch_source": "varchar",
    "has_converted": "boolean",
    "month_start_date": "date",
}
SOURCES = "ABCD"
# The sources of a journey, and whether it ends in a purchase.
Journey = tuple[str, bool]
WALKS = st.lists(
    st.tuples(st.text(alphabet=SOURCES, min_size=1, max_size=6), st.booleans()),
    min_size=1,
    max_size=12,
)
PATHS = st.lists(st.text(alphabet=SOURCES, max_size=5), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def path_bed() -> MartBed:
    given_tables = {
        "int_marketing__touches": TOUCHES,
        "int_marketing__conversions": CONVERSIONS,
    }
    return MartBed(compiled_project(), PATH_MODELS, given_tables, SEEDS)


@pytest.fixture(scope="module")
def chain_bed() -> MartBed:
    return MartBed(
        compiled_project(), CHAIN_MODELS, {"int_marketing__journeys": JOURNEYS}
    )


def attribution(bed: MartBed, paths: Sequence[str], cents: int = 100) -> list[dict]:
    """Return the credits of purchases, each of a customer with a path of a day."""
    touches = [
        {
            "touch_key": f"t{customer}.{step}",
            "one_id": f"c{customer}",
            "touch_source": source,
            "is_direct": source == "D",
            "touched_at": MONTH + timedelta(hours=step),
        }
        for customer, path in enumerate(paths)
        for step, source in enumerate(path)
    ]
    orders = [
        {
            "order_id": f"o{customer}",
            "one_id": f"c{customer}",
            "net_amount_cny": Decimal(cents) / 100,
            "month_start_date": MONTH,
            "ordered_at": MONTH + timedelta(days=1),
        }
        for customer, _ in enumerate(paths)
    ]
    return bed.run(int_marketing__touches=touches, int_marketing__conversions=orders)[
        "marketing_attribution"
    ]


def by_source(rows: Iterable[dict], model: str) -> dict[str, float]:
    """Return the purchases of each source in a model."""
    totals: dict[str, float] = defaultdict(float)
    for row in rows:
        if row["attribution_model"] == model and row["step_no"]:
            totals[row["touch_source"]] += float(row["credit_weight"])
    return dict(totals)


def shapley(paths: Sequence[str]) -> dict[str, float]:
    """Return what sources add on average, over all orders in which they come."""
    sets = [frozenset(path) for path in paths if path]
    sources = sorted(frozenset().union(*sets))
    totals: dict[str, float] = dict.fromkeys(sources, 0.0)
    orders = list(permutations(sources))
    for order in orders:
        for place, source in enumerate(order):
            before, with_it = frozenset(order[:place]), frozenset(order[: place + 1])
            totals[source] += sum(path <= with_it for path in sets) - sum(
                path <= before for path in sets
            )
    return {source: total / len(orders) for source, total in totals.items()}


@settings(max_examples=60, deadline=None)
@given(paths=PATHS)
def test_shapley_values_are_those_of_the_definition(
    path_bed: MartBed, paths: list[str]
) -> None:
    values = by_source(attribution(path_bed, paths), "shapley")
    wanted = shapley(paths)
    assert values == pytest.approx(wanted, abs=1e-4)
    # Efficiency: all purchases with a touch are given away. Null player: who is
    # on no path gets nothing.
    assert sum(values.values()) == pytest.approx(sum(map(bool, paths)), abs=1e-4)
    assert set(values) == set("".join(paths))


@settings(max_examples=30, deadline=None)
@given(paths=PATHS, others=PATHS)
def test_shapley_values_add_up_and_are_symmetric(
    path_bed: MartBed, paths: list[str], others: list[str]
) -> None:
    one, two, both = (
        Counter(by_source(attribution(path_bed, given_paths), "shapley"))
        for given_paths in (paths, others, [*paths, *others])
    )
    one.update(two)
    assert dict(both) == pytest.approx(dict(one), abs=1e-4)
    swap = str.maketrans("AB", "BA")
    mirrored = [*paths, *(path.translate(swap) for path in paths)]
    values = by_source(attribution(path_bed, mirrored), "shapley")
    assert values.get("A", 0) == pytest.approx(values.get("B", 0), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(paths=PATHS, cents=st.integers(0, 100_000))
def test_credit_is_the_value_to_the_cent(
    path_bed: MartBed, paths: list[str], cents: int
) -> None:
    totals: dict[tuple, Decimal] = defaultdict(Decimal)
    for row in attribution(path_bed, paths, cents):
        totals[row["order_id"], row["attribution_model"]] += row["credited_cny"]
        assert abs(
            float(row["credited_cny"]) - cents / 100 * float(row["credit_weight"])
        ) <= max(0.03, cents / 100 * 1e-5)
    assert set(totals.values()) == {Decimal(cents) / 100}
    assert len(totals) == 7 * len(paths)


@settings(max_examples=20, deadline=None)
@given(source=st.sampled_from(SOURCES), cents=st.integers(1, 9999))
def test_a_path_of_one_touch_is_equal_in_all_models(
    path_bed: MartBed, source: str, cents: int
) -> None:
    rows = attribution(path_bed, [source], cents)
    assert len(rows) == 7
    assert {(row["touch_source"], row["credited_cny"]) for row in rows} == {
        (source, Decimal(cents) / 100)
    }


def effects(bed: MartBed, journeys: Sequence[Journey]) -> dict[str, float]:
    """Return the removal effect of each source."""
    rows = [
        {
            "journey_key": f"j{number}",
            "step_no": step,
            "touch_source": source,
            "has_converted": has_converted,
            "month_start_date": MONTH,
        }
        for number, (path, has_converted) in enumerate(journeys)
        for step, source in enumerate(path)
    ]
    found = bed.run(int_marketing__journeys=rows)["int_marketing__removal_effects"]
    return {row["touch_source"]: float(row["removal_effect"]) for row in found}


def solved(journeys: Sequence[Journey], *, collapse: bool) -> dict[str, float]:
    """Return the same by solving the chain with and without each source."""
    moves: Counter[tuple[str, str]] = Counter()
    for path, has_converted in journeys:
        kept = "".join(key for key, _ in groupby(path)) if collapse else path
        moves.update(pairwise(["start", *kept, "sale" if has_converted else "none"]))
    sources = sorted({source for path, _ in journeys for source in path})
    whole = chance(moves, sources, removed="")
    if whole == 0:
        return {}
    return {s: 1 - chance(moves, sources, removed=s) / whole for s in sources}


def chance(
    moves: Counter[tuple[str, str]], sources: Sequence[str], removed: str
) -> float:
    """Return how likely the chain ends in a sale, when one source leads nowhere."""
    states = ["start", *(source for source in sources if source != removed)]
    place = {state: number for number, state in enumerate(states)}
    matrix, sale = np.eye(len(states)), np.zeros(len(states))
    for state in states:
        total = sum(n for (origin, _), n in moves.items() if origin == state)
        for (origin, to), n in moves.items():
            if origin == state and to == "sale":
                sale[place[state]] += n / total
            elif origin == state and to in place:
                matrix[place[state], place[to]] -= n / total
    return float(np.linalg.solve(matrix, sale)[0])


@settings(max_examples=120, deadline=None)
@given(journeys=WALKS)
def test_removal_effects_are_those_of_the_chain(
    chain_bed: MartBed, journeys: list[Journey]
) -> None:
    found = {s: e for s, e in effects(chain_bed, journeys).items() if e}
    for collapse in (True, False):
        wanted = solved(journeys, collapse=collapse)
        wanted = {s: effect for s, effect in wanted.items() if effect > 1e-9}
        assert found == pytest.approx(wanted, abs=2e-6)


def test_four_paths_give_what_is_published(chain_bed: MartBed) -> None:
    journeys = [("G", True), ("G", True), ("M", True), ("GM", True), ("G", False)]
    found = effects(chain_bed, journeys)
    assert found == {"G": 0.75, "M": 0.5}
    assert [4 * found[s] / sum(found.values()) for s in "GM"] == [2.4, 1.6]


def test_a_repeated_source_changes_nothing(chain_bed: MartBed) -> None:
    journeys = [("GGG", True), ("G", True), ("MM", True), ("GGM", True), ("GG", False)]
    assert effects(chain_bed, journeys) == {"G": 0.75, "M": 0.5}
