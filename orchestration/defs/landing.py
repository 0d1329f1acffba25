"""What lands from outside: files or warehouse tables, as assets."""

from collections.abc import Iterator

import dagster as dg
from dagster_dbt import DbtCliResource
from rich.console import Console

from orchestration import steps
from orchestration.landing import land
from orchestration.project import (
    POOL,
    LayerTranslator,
    manifest,
    raw_sources,
    settings,
    vars_arguments,
)


def take_in(context: dg.AssetExecutionContext, dbt: DbtCliResource) -> Iterator:
    """Take stock of the files, refuse bad ones, and make the raw tables of them."""
    with steps.step(context, settings, steps.LAND, is_whole=True):
        steps.begin(settings)
        rows = {}
        if settings.landing == "files":
            for batch in land(settings, Console()).batches:
                table = f"raw_{batch.system}", batch.table
                rows[table] = rows.get(table, 0) + batch.rows
        now = steps.settings_of(context, settings)
        arguments = ["run-operation", "prepare_inputs", *vars_arguments(now)]
        dbt.cli(arguments, target_path=settings.target_dir).wait()
        for source in raw_sources(manifest):
            count = rows.get((source["source_name"], source["name"]))
            metadata = {} if count is None else {"dagster/row_count": count}
            key = LayerTranslator().get_asset_key(source)
            yield dg.MaterializeResult(key, metadata=metadata)


@dg.definitions
def landed_tables() -> dg.Definitions:
    """Return the raw tables of every chosen system; in the demo they are seeds."""
    if settings.landing == "seeds":
        return dg.Definitions()
    specs = [
        dg.AssetSpec(
            LayerTranslator().get_asset_key(source),
            description=source["description"],
            group_name="raw",
        )
        for source in raw_sources(manifest)
    ]
    landing = dg.multi_asset(name="landing", specs=specs, pool=POOL)
    return dg.Definitions([landing(take_in)])
