"""Answers of the semantic layer, in this process and without dbt."""

from pathlib import Path
from typing import Any

import duckdb
from metricflow.engine.metricflow_engine import (
    MetricFlowEngine,
    MetricFlowQueryRequest,
)
from metricflow.protocols.sql_client import SqlEngine
from metricflow.sql.render.duckdb_renderer import DuckDbSqlPlanRenderer
from metricflow_semantics.model.dbt_manifest_parser import (
    parse_manifest_from_dbt_generated_manifest,
)
from metricflow_semantics.model.semantic_manifest_lookup import SemanticManifestLookup


class _DuckDb:
    """What MetricFlow asks of a database to write SQL for it."""

    sql_engine_type = SqlEngine.DUCKDB
    sql_plan_renderer = DuckDbSqlPlanRenderer()


class SemanticLayer:
    """The metrics of a parsed project over the tables of a build."""

    def __init__(self, manifest: Path, build: Path) -> None:
        """Read the semantic manifest and open the build database."""
        self.manifest = parse_manifest_from_dbt_generated_manifest(
            manifest.read_text(encoding="utf-8")
        )
        self._engine = MetricFlowEngine(
            SemanticManifestLookup(self.manifest), _DuckDb()
        )
        self._build = duckdb.connect(build, read_only=True)

    @property
    def metrics(self) -> list[str]:
        """The names of all metrics."""
        return sorted(metric.name for metric in self.manifest.metrics)

    def query(self, metric: str, *group_by: str) -> list[tuple]:
        """Return a metric's rows: what it is grouped by, then its value."""
        request = MetricFlowQueryRequest.create(
            metric_names=[metric], group_by_names=list(group_by)
        )
        return self.sql(self._engine.explain(request).sql_statement.sql)

    def sql(self, text: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query of the build database."""
        return self._build.execute(text).fetchall()
