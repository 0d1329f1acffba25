"""The test bed is fast, and says the same as dbt."""

import time
from collections.abc import Callable

import pytest
from testbed import Bed, IdBed, compiled_project, demo_rows


def test_a_whole_run_takes_less_than_two_seconds() -> None:
    bed, raw = Bed(compiled_project()), demo_rows()
    assert sum(map(len, raw.values())) > 500
    assert _seconds(lambda: bed.run(raw)) < 2


def test_a_run_of_the_id_models_takes_a_moment() -> None:
    bed = IdBed(compiled_project())
    before = bed.run([["a", "b"], ["c"]])
    assert _seconds(lambda: bed.run([["a", "b", "c"]], before)) < 0.1


def test_a_plan_that_was_made_once_gives_what_a_fresh_one_gives() -> None:
    bed = Bed(compiled_project())
    bed.run({})
    result = bed.run(demo_rows())
    for name, model in bed.project.models.items():
        fresh = result.query(f"select * from ({model.sql}) order by all")
        assert fresh == result.rows(name), name


def test_a_misspelt_table_or_column_is_refused() -> None:
    bed = Bed(compiled_project())
    with pytest.raises(KeyError, match=r"no raw table pos\.member"):
        bed.run({"pos.member": []})
    with pytest.raises(KeyError, match="declares no telephone"):
        bed.run({"pos.members": [{"telephone": "1"}]})


def _seconds(run: Callable[[], object]) -> float:
    # Processor time: what else the machine does is not the bed's fault.
    taken = []
    for _ in range(3):
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
    return min(taken)
