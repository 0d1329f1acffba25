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
    with steps.step(context, settings, steps.SEED, is_whole=not context.is_subset):
        steps.begin(settings)
        # Cautious: a test that reads a model as well belongs to the model.
        yield from _build(context, dbt, "--indirect-selection", "cautious")


@dbt_assets(
    manifest=manifest,
    project=dbt_project,
    select="resource_type:model",
    exclude="resource_type:unit_test",
    dagster_dbt_translator=LayerTranslator(),
    pool=POOL,
)
def models(context: dg.AssetExecutionContext, dbt: DbtCliResource) -> Iterator:
    """Build and test the models."""
    with steps.step(context, settings, steps.BUILD, is_whole=not context.is_subset):
        yield from _build(context, dbt)


def _build(
    context: dg.AssetExecutionContext, dbt: DbtCliResource, *options: str
) -> Iterator:
    now = steps.settings_of(context, settings)
    arguments = ["build", *options, *vars_arguments(now)]
    # One target folder for all steps, as on the command line: a folder for each,
    # the default, would parse the project anew each time.
    invocation = dbt.cli(arguments, context=context, target_path=settings.target_dir)
    yield from invocation.stream()
