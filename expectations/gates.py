"""Run a gate: measure the private build database, judge it, write the report."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import duckdb

from expectations import landing, marts
from expectations.engine import Finding, GateError, judge
from expectations.limits import read_limits
from expectations.measures import create_measures
from expectations.report import write_report
from orchestration.database import build_database
from orchestration.settings import Settings

GateName = Literal["landing", "marts"]
Measure = Callable[[duckdb.DuckDBPyConnection, Settings, set[str]], None]

# What each gate measures; the limits of the same name judge it.
_MEASURES: dict[str, Measure] = {"landing": landing.measure, "marts": marts.measure}


@dataclass(frozen=True)
class GateResult:
    """The verdict of a gate: one sentence for each failure, and the evidence."""

    gate: GateName
    failures: tuple[str, ...] = ()
    report: Path | None = None
    statistics: dict[str, int] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether the gate lets the run go on."""
        return not self.failures


def run_gate(gate: GateName, settings: Settings) -> GateResult:
    """Judge the private build database; raise GateError when that cannot be done."""
    limits = [limit for limit in read_limits(settings) if limit.gate == gate]
    with build_database(settings) as connection:
        create_measures(connection)
        try:
            _MEASURES[gate](connection, settings, {limit.measure for limit in limits})
        except duckdb.Error as error:
            raise GateError(
                f"The {gate} gate could not measure the build ({error}): was all of it "
                "built? This says nothing about the data."
            ) from error
        findings = judge(connection, limits)
    report = write_report(gate, findings, settings)
    failures = tuple(sentence for f in findings for sentence in f.failures())
    return GateResult(gate, failures, report, _statistics(findings))


def _statistics(findings: list[Finding]) -> dict[str, int]:
    return {
        "expectations": len(findings),
        "failed_expectations": sum(not finding.passed for finding in findings),
        "measures": sum(len(finding.measures) for finding in findings),
    }
