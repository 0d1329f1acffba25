"""The release, as an asset that needs everything it is made of."""

import dagster as dg

from orchestration import release as releasing
from orchestration import releases, steps
from orchestration.errors import OneIdError
from orchestration.project import POOL, RELEASE, manifest, released_keys, settings
from orchestration.run import Keep


@dg.asset(
    key=RELEASE,
    deps=released_keys(manifest),
    group_name="release",
    description="The immutable release that readers see, and the pointer to it.",
    kinds={"parquet", "duckdb"},
    pool=POOL,
)
def release(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
    """Publish what this run has built, as `oneid publish` does."""
    with steps.step(context, settings, "publish"):
        done = steps.done_by(settings, steps.run_of(context))
        if done != steps.all_steps(settings):
            raise OneIdError(
                "This run has not built everything that a release holds, or another "
                "run has built since: run the whole job `build_and_release`."
            )
        now = steps.settings_of(context, settings)
        published = releasing.publish(now, releasing.new_run_id())
        keep = Keep()
        releases.prune(now.releases_dir, keep=keep.releases, keep_days=keep.days)
    tables = published.manifest["tables"]
    return dg.MaterializeResult(
        metadata={
            "run_id": published.run_id,
            "as_of": published.manifest["as_of"],
            "folder": dg.MetadataValue.path(published.path),
            "tables": len(tables),
            "customers": tables["dim_customers"]["rows"],
        }
    )
