"""Great Expectations on DuckDB: the database measures and GX judges in it.

Importing GX takes about nine seconds, so only `judge` imports it, and what
builds on its classes lives in `dialect.py`.
"""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb

from expectations.limits import Limit
from expectations.measures import FEWEST_BAD_ROWS, SMALLEST_BASIS
from orchestration.errors import OneIdError
from orchestration.files import quoted

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.datasource.fluent import SQLDatasource


class GateError(OneIdError):
    """The gate itself could not be run: this says nothing about the data."""


@dataclass(frozen=True)
class Measured:
    """One measured value and GX's verdict on it."""

    subject: str
    value: float | None
    basis: int | None
    is_judged: bool = True
    passed: bool = True


@dataclass(frozen=True)
class Finding:
    """What one expectation found: its limit and every value it was asked of."""

    limit: Limit
    measures: tuple[Measured, ...]

    @property
    def passed(self) -> bool:
        """Whether every value is within the limit."""
        return all(measured.passed for measured in self.measures)

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing, or too little, to ask it of."""
        return not any(measured.is_judged for measured in self.measures)

    def failures(self) -> list[str]:
        """Return one sentence for each value that is not."""
        return [
            f"{self.limit.meaning}: {m.subject} has {self.limit.shown(m.value)}, "
            f"allowed is {self.limit.bounds}. {self.limit.advice}"
            for m in self.measures
            if not m.passed
        ]


def judge(connection: duckdb.DuckDBPyConnection, limits: list[Limit]) -> list[Finding]:
    """Hold the rows of `measures` against the limits; failures come first."""
    if not limits:
        return []
    # A cursor of its own, and closed: as long as one is open, DuckDB keeps the
    # attached files locked, and the next step could not write to them.
    with connection.cursor() as cursor:
        source = _datasource(cursor)
        findings = [_judge(source, connection, limit) for limit in limits]
    return sorted(findings, key=lambda finding: finding.passed)


def _datasource(cursor: duckdb.DuckDBPyConnection) -> "SQLDatasource":
    # Nothing leaves this machine, not even a count of how often GX is used.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx
    from sqlalchemy.pool import StaticPool

    from expectations.dialect import URL, wrapped

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return context.data_sources.add_sql(
        "build",
        connection_string=URL,
        kwargs={"creator": lambda: wrapped(cursor), "poolclass": StaticPool},
    )


def _judge(
    source: "SQLDatasource", connection: duckdb.DuckDBPyConnection, limit: Limit
) -> Finding:
    import great_expectations as gx
    import great_expectations.expectations as gxe

    query = f"select subject, value from ({_rows_of(limit)}) where is_judged"
    asset = source.add_query_asset(limit.measure, query=query)
    batch = asset.add_batch_definition_whole_table("all").get_batch()
    suite = gx.ExpectationSuite(name=f"{limit.gate}_{limit.measure}")
    suite.add_expectation(
        gxe.ExpectColumnValuesToBeBetween(
            column="value", min_value=limit.minimum, max_value=limit.maximum
        )
    )
    wanted = {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": ["subject"],
    }
    outcome = batch.validate(suite, result_format=wanted).results[0]
    return Finding(limit, _measured(connection, limit, offenders(outcome)))


def offenders(outcome: "ExpectationValidationResult") -> set[str]:
    """Return the subjects that break an expectation.

    An exception inside GX looks like a failed expectation. It is none: nothing
    was learnt about the data then.
    """
    if message := _exception_message(outcome.exception_info or {}):
        raise GateError(
            f"Great Expectations could not check {outcome.expectation_config}: "
            f"{message}. This says nothing about the data."
        )
    found = {
        row["subject"] for row in outcome.result.get("unexpected_index_list") or ()
    }
    if bool(found) == bool(outcome.success):
        raise GateError(
            "Great Expectations names no value that breaks the failed expectation "
            f"{outcome.expectation_config}."
        )
    return found


def _exception_message(info: dict[str, Any]) -> str | None:
    # Either one entry, or one entry for each metric.
    entries = [info] if "raised_exception" in info else list(info.values())
    raised = [e for e in entries if isinstance(e, dict) and e.get("raised_exception")]
    return str(raised[0].get("exception_message")) if raised else None


def _measured(
    connection: duckdb.DuckDBPyConnection, limit: Limit, broken: set[str]
) -> tuple[Measured, ...]:
    rows = connection.execute(f"{_rows_of(limit)} order by subject").fetchall()
    found = [Measured(*row, passed=row[0] not in broken) for row in rows]
    return tuple(sorted(found, key=lambda measured: measured.passed))


def _rows_of(limit: Limit) -> str:
    enough = 0 if limit.unit == "rows" else SMALLEST_BASIS
    judged = f"value is not null and basis >= {enough}"
    if limit.unit == "share" and limit.maximum is not None:
        a_few = f"round(value * basis) < {FEWEST_BAD_ROWS}"
        judged += f" and not (value > {limit.maximum} and {a_few})"
    return (
        f"select subject, value, basis, {judged} as is_judged"
        " from memory.main.measures"
        f" where measure = {quoted(limit.measure)}"
    )
