"""What the steps share: dbt, and how they are run."""

import dagster as dg
from dagster_dbt import DbtCliResource

from orchestration.project import dbt_project


@dg.definitions
def resources() -> dg.Definitions:
    """Return the dbt command line and the executor."""
    return dg.Definitions(
        resources={"dbt": DbtCliResource(dbt_project)},
        # No two steps could run side by side: all need the one build database.
        executor=dg.in_process_executor,
    )
