"""The test bed says the same as dbt."""

import pytest
from testbed import Bed, compiled_project, demo_rows


def test_a_plan_that_was_made_once_gives_what_a_fresh_one_gives() -> None:
    bed = Bed(compiled_project())
    bed.run({})
    result = bed.run(demo_rows())
    for name, model in bed.project.identity_models.items():
        fresh = result.query(f"select * from ({model.sql}) order by all")
        assert fresh == result.rows(name), name


def test_a_misspelt_table_or_column_is_refused() -> None:
    bed = Bed(compiled_project())
    with pytest.raises(KeyError, match=r"no raw table pos\.member"):
        bed.run({"pos.member": []})
    with pytest.raises(KeyError, match="declares no telephone"):
        bed.run({"pos.members": [{"telephone": "1"}]})
