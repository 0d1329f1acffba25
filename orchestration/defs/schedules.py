"""The one job, from raw to release, and when it runs."""

import dagster as dg

build_and_release = dg.define_asset_job(
    "build_and_release",
    selection=dg.AssetSelection.all(),
    description="Load, check, build, check, publish. A failed check stops it there.",
)

daily = dg.ScheduleDefinition(
    name="daily",
    job=build_and_release,
    cron_schedule="0 6 * * *",
    execution_timezone="Asia/Shanghai",
)
