"""The benchmark of the marts asks every mart, and reads its clock rightly."""

from typing import Any

import pytest
from testbed import parsed_manifest

from benchmarks import marts

# They are asked through others, or tell of the data and not of customers.
OTHER_ROOMS = {"core", "governance"}


def marts_of_departments(manifest: dict[str, Any]) -> set[str]:
    """Return the released marts of the departments."""
    return {
        f"{node['schema']}.{node['name']}"
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
        and node["fqn"][1] in ("marts", "activation")
        and node["config"]["meta"].get("release")
        and node["schema"] not in OTHER_ROOMS
        and not node["schema"].startswith("restricted")
    }


def test_every_mart_of_a_department_is_asked_something() -> None:
    asked = {question["mart"] for question in marts.questions()}
    assert marts_of_departments(parsed_manifest()) - asked == set()


@pytest.mark.parametrize(
    ("power", "large"), [(1.0, (1000.0, 20.0)), (2.0, (1000.0, 200.0))]
)
def test_the_exponent_is_the_power_of_the_facts(
    power: float, large: tuple[float, float]
) -> None:
    assert marts.exponent((100.0, 2.0), large) == power


def test_the_page_tells_the_slowest_models_and_the_answers() -> None:
    small = {
        "persons": 100,
        "fact_rows": 1000,
        "seconds": 1.0,
        "command_seconds": 3.0,
        "peak_memory_bytes": 2**30,
        "models": [{"model": "core.fct_orders", "seconds": 0.5, "rows": 400}],
        "answers": [{"mart": "core.fct_orders", "question": "?", "rows": 3, "ms": 2.0}],
    }
    large = small | {"fact_rows": 10_000, "seconds": 10.0}
    page = marts.page([small, large])
    assert "Exponent between the sizes: 1.0." in page
    assert "| `core.fct_orders` | 400 | 0.5 |" in page
    assert "| `core.fct_orders` | ? | 3 | 2 |" in page
