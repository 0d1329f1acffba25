"""The gates between landing, building and publishing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from orchestration.database import build_database
from orchestration.errors import OneIdError
from orchestration.files import quoted
from orchestration.landing import listed_rows
from orchestration.manifest import read_models
from orchestration.settings import Settings

GateName = Literal["landing", "marts"]


@dataclass(frozen=True)
class GateResult:
    """What a gate found: nothing, or one sentence for each failure."""

    gate: GateName
    failures: tuple[str, ...] = ()
    report: Path | None = None

    @property
    def passed(self) -> bool:
        """Whether the gate lets the run go on."""
        return not self.failures


Gate = Callable[[GateName, Settings], GateResult]


def run_gate(gate: GateName, settings: Settings) -> GateResult:
    """Check the private build database with plain SQL, without any framework."""
    check = _landing_failures if gate == "landing" else _marts_failures
    with build_database(settings) as connection:
        return GateResult(gate, tuple(check(connection, settings)))


def run_expectations(gate: GateName, settings: Settings) -> GateResult:
    """Judge volumes, distributions and match rates by Great Expectations."""
    # Imported late: Great Expectations takes seconds to import.
    from expectations import gates

    judged = gates.run_gate(gate, settings)
    return GateResult(gate, judged.failures, judged.report)


# Every gate is asked by all of these; each may stop the run.
GATES: tuple[Gate, ...] = (run_gate, run_expectations)


def require_gate(gate: GateName, settings: Settings) -> list[GateResult]:
    """Run a gate and raise with its failures when it does not pass."""
    results = [check(gate, settings) for check in GATES]
    failed = [result for result in results if not result.passed]
    if failed:
        lines = [f"The {gate} gate stopped the run, so nothing was published:"]
        lines += [f"  - {sentence}" for r in failed for sentence in r.failures]
        lines += [f"The report is in {r.report}" for r in failed if r.report]
        raise OneIdError("\n".join(lines))
    return results


def _landing_failures(
    connection: duckdb.DuckDBPyConnection, settings: Settings
) -> list[str]:
    if settings.landing == "files":
        lost = _lost_on_the_way(connection, settings)
        if lost:
            return lost
    schemas = ["raw"] if settings.landing == "seeds" else []
    schemas += [f"landed_{system}" for system in settings.chosen_systems]
    relations = connection.execute(
        "select distinct table_schema, table_name from information_schema.tables"
        " where table_catalog = 'build' and list_contains(?, table_schema)"
        " order by all",
        [schemas],
    ).fetchall()
    for schema, name in relations:
        row = f'select 1 from build."{schema}"."{name}" limit 1'
        if connection.execute(row).fetchone():
            return []
    return [
        "no raw table of the chosen systems "
        f"({', '.join(settings.chosen_systems)}) has a single row: check what was "
        "landed, and `--systems`"
    ]


def _lost_on_the_way(
    connection: duckdb.DuckDBPyConnection, settings: Settings
) -> list[str]:
    """Count what the models read against what was counted when it landed."""
    root = quoted(settings.project_dir)
    connection.execute(f"set file_search_path = {root}")
    failures = []
    for (system, table), landed in listed_rows(settings).items():
        view = f'build."landed_{system}"."{table}"'
        read = connection.execute(f"select count(*) from {view}").fetchall()[0][0]
        if read != landed:
            failures.append(
                f"{landed} rows landed in {system}/{table}, but the models read "
                f"{read}: look for unusual lines in its files"
            )
    return failures


def _marts_failures(
    connection: duckdb.DuckDBPyConnection, settings: Settings
) -> list[str]:
    models = read_models(settings)
    names = ("int_conformed__customers", "one_ids", "dim_customers")
    names += ("dim_organisations",)
    relations = {name: models[name].relation for name in names}
    failures = []
    for query, sentence in _IDENTITY_CHECKS:
        row = connection.execute(query.format(**relations)).fetchone()
        count = row[0] if row else 0
        if count:
            failures.append(sentence.format(count=count))
    return failures


_IDENTITY_CHECKS = (
    (
        """
        select count(*)
        from {int_conformed__customers} as records
        left join {one_ids} as ids on records.record_id = ids.record_id
        where ids.one_id is null
        """,
        "{count} customer records have no one_id",
    ),
    (
        """
        select count(*)
        from {one_ids} as ids
        left join {int_conformed__customers} as records
            on ids.record_id = records.record_id
        where records.record_id is null
        """,
        "{count} rows of one_ids belong to no customer record",
    ),
    (
        "select count(*) - count(distinct record_id) from {one_ids}",
        "{count} customer records have more than one one_id",
    ),
    (
        """
        with
        dims as (
            select one_id from {dim_customers}
            union all
            select one_id from {dim_organisations}
        ),
        seen as (
            select one_id, count(*) as times from dims group by one_id
        )
        select count(distinct coalesce(ids.one_id, seen.one_id))
        from {one_ids} as ids
        full join seen on ids.one_id = seen.one_id
        where ids.one_id is null or seen.times is distinct from 1
        """,
        "{count} one_ids do not stand exactly once in dim_customers and "
        "dim_organisations together",
    ),
)


def audit(settings: Settings) -> list[GateResult]:
    """Run both gates on the private build database; raise when one fails."""
    if not settings.build_path.exists():
        raise OneIdError(
            f"There is nothing to audit in {settings.home}: use `oneid run`."
        )
    return require_gate("landing", settings) + require_gate("marts", settings)
