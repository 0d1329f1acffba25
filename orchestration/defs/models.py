"""Every dbt seed, model and test, as assets and asset checks.

Seeds and models are two steps, so that the landing gate can stop between them.
"""

from collections.abc import Iterator

import dagster as dg
from dagster_dbt import DbtCliResource, dbt_assets

from orchestration import steps
from orchestration.project import (
    POOL,
    LayerTranslator,
    dbt_project,
    manifest,
    settings,
    vars_arguments,
)


@dbt_assets(
    manifest=manifest,
    project=dbt_project,
    select="resource_type:seed",
    # The demo's raw tables are of no use to anybody's own data.
    exclude="" if settings.landing == "seeds" else "path:seeds/raw",
    dagster_dbt_translator=LayerTranslator(),
    pool=POOL,
)
def seeds(context: dg.AssetExecutionContext, dbt: DbtCliResource) -> Iterator:
    """Load the rules and, in the demo, the raw tables."""
    with steps.step(context, settings, "seed"):
        steps.begin(settings)
        now = steps.settings_of(context, settings)
        # Cautious: a test that reads a model as well belongs to the model.
        arguments = ["build", "--indirect-selection", "cautious"]
        yield from dbt.cli([*arguments, *vars_arguments(now)], context=context).stream()
        steps.leave_note(settings, steps.run_of(context), "seeds")


@dbt_assets(
    manifest=manifest,
    project=dbt_project,
    select="resource_type:model",
    dagster_dbt_translator=LayerTranslator(),
    pool=POOL,
)
def models(context: dg.AssetExecutionContext, dbt: DbtCliResource) -> Iterator:
    """Build and test the models; note whether this was all of them."""
    with steps.step(context, settings, "build"):
        run = steps.run_of(context)
        is_whole = not context.is_subset and steps.was_left_by(settings, run, "seeds")
        now = steps.settings_of(context, settings)
        yield from dbt.cli(["build", *vars_arguments(now)], context=context).stream()
        steps.leave_note(settings, run, "everything" if is_whole else "a part")
