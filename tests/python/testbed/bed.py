"""The models up to core on given raw rows and a given last release."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any

from testbed.build import Build, Row
from testbed.previous import Previous
from testbed.project import Project

# They tell of the sources, not of the models: a handful of rows is never fresh.
_OF_SOURCES = {
    "assert_every_loyalty_programme_has_a_worth",
    "assert_every_source_is_fresh",
    "assert_landed_rows_are_as_on_that_weekday",
}


class Bed:
    """Runs the compiled models, again and again, on other rows."""

    def __init__(self, project: Project) -> None:
        """Open a database with the reference seeds in it."""
        self.project = project
        self._build = Build(project)
        self._build.load_seeds(project.reference.values())
        self._build.prepare(project.identity_models.values())

    def run(
        self, raw: Mapping[str, Sequence[Row]], previous: Previous | None = None
    ) -> "Result":
        """Run the models up to core; raw tables that are not given are empty."""
        if unknown := set(raw) - set(self.project.raw):
            raise KeyError(f"no raw table {', '.join(sorted(unknown))} in the bed")
        for name, table in self.project.raw.items():
            self._build.fill_raw(table, raw.get(name, ()))
        for name, table in self.project.previous.items():
            self._build.fill(table.relation, getattr(previous or Previous(), name))
        self._build.run(self.project.identity_models.values())
        return Result(self.project, self._build)

    def mutated(self, name: str, right: str, wrong: str) -> AbstractContextManager:
        """Break a rule of one model for a while, to see that somebody notices."""
        return self._build.mutated(self.project.models[name], right, wrong)


class Result:
    """The tables of the last run; read it before the bed runs again."""

    def __init__(self, project: Project, build: Build) -> None:
        """Wrap the database that the models have filled."""
        self._project = project
        self._build = build

    def rows(self, model: str) -> list[dict[str, Any]]:
        """Return the rows of one model, sorted."""
        relation = self._project.models[model].relation
        return self.query(f"select * from {relation} order by all")

    def query(self, sql: str) -> list[dict[str, Any]]:
        """Return the rows of a query over the built tables."""
        return self._build.rows(sql)

    @cached_property
    def one_ids(self) -> dict[str, str]:
        """The one_id of every customer record."""
        return {row["record_id"]: row["one_id"] for row in self.rows("one_ids")}

    @cached_property
    def clusters(self) -> frozenset[frozenset[str]]:
        """The customers, each as the set of its records."""
        members: dict[str, set[str]] = {}
        for record_id, one_id in self.one_ids.items():
            members.setdefault(one_id, set()).add(record_id)
        return frozenset(frozenset(records) for records in members.values())

    def are_one(self, record_a: str, record_b: str) -> bool:
        """Return whether two records are one customer."""
        return self.one_ids[record_a] == self.one_ids[record_b]

    def broken_tests(self) -> list[str]:
        """Return the names of the project's singular tests that find rows."""
        return [
            test.name
            for test in self._project.identity_tests.values()
            if test.name not in _OF_SOURCES
            and self._build.tuples(f"select 1 from ({test.sql}) limit 1")
        ]

    def as_previous(self) -> Previous:
        """Return the state that the next run would read of this one's release."""
        state = {}
        for table in self._project.previous.values():
            if table.name in self._project.identity_models:
                relation = self._project.models[table.name].relation
                columns = ", ".join(table.columns)
                state[table.name] = self._build.tuples(
                    f"select {columns} from {relation} order by all"
                )
        return Previous(**state)
