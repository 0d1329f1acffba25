"""The gates of a run, as blocking asset checks."""

from collections.abc import Iterator

import dagster as dg

from orchestration import audit, steps
from orchestration.project import (
    POOL,
    failures_of,
    manifest,
    raw_keys,
    released_keys,
    settings,
)

_RAW = raw_keys(manifest, settings.landing)
_RELEASED = released_keys(manifest)
_CUSTOMERS = dg.AssetKey(["core", "dim_customers"])


@dg.multi_asset_check(
    name="landing_gate",
    specs=[
        dg.AssetCheckSpec(
            "landing_gate",
            asset=key,
            blocking=True,
            description="Is what came in worth building on?",
        )
        for key in _RAW.values()
    ],
    pool=POOL,
)
def landing_gate(context: dg.AssetCheckExecutionContext) -> Iterator:
    """Judge the raw tables before any model reads them."""
    results = _run_gate(context, "landing")
    failures = [sentence for result in results for sentence in result.failures]
    known = {table: failures_of(table, failures) for table in _RAW}
    # What concerns no single table concerns them all.
    general = [f for f in failures if not any(f in own for own in known.values())]
    for table, key in _RAW.items():
        own = known[table] + general
        yield dg.AssetCheckResult(
            passed=not own,
            asset_key=key,
            check_name="landing_gate",
            metadata=_metadata(results, own),
        )


@dg.asset_check(
    asset=_CUSTOMERS,
    additional_deps=[key for key in _RELEASED if key != _CUSTOMERS],
    blocking=True,
    description="Are the customers that came out plausible?",
    pool=POOL,
)
def marts_gate(context: dg.AssetCheckExecutionContext) -> dg.AssetCheckResult:
    """Judge everything that would be released."""
    results = _run_gate(context, "marts")
    failures = [sentence for result in results for sentence in result.failures]
    return dg.AssetCheckResult(
        passed=not failures, metadata=_metadata(results, failures)
    )


def _run_gate(
    context: dg.AssetCheckExecutionContext, gate: audit.GateName
) -> list[audit.GateResult]:
    with steps.step(context, settings, f"{gate} gate"):
        now = steps.settings_of(context, settings)
        return [check(gate, now) for check in audit.GATES]


def _metadata(results: list[audit.GateResult], failures: list[str]) -> dict:
    metadata = {}
    if failures:
        lines = "\n".join(f"- {sentence}" for sentence in failures)
        metadata["failures"] = dg.MetadataValue.md(lines)
    for result in results:
        if result.report:
            metadata["report"] = dg.MetadataValue.path(result.report)
    return metadata
