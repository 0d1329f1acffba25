"""Some models alone, on rows given for the models and seeds that they read."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from testbed.build import Build
from testbed.project import Project


class MartBed:
    """Runs a chain of models on tables that are given by name."""

    def __init__(
        self,
        project: Project,
        models: Sequence[str],
        given: Mapping[str, Mapping[str, str]],
        seeds: Sequence[str] = (),
    ) -> None:
        """Open a database with empty tables of the given columns, and the seeds."""
        self._models = {name: project.models[name] for name in models}
        known = {**project.models, **project.reference}
        self._given = {name: known[name].relation for name in given}
        self._columns = {name: list(columns) for name, columns in given.items()}
        self._build = Build(project)
        self._build.load_seeds(project.reference[name] for name in seeds)
        for name, columns in given.items():
            self._build.create(self._given[name], columns)
        self._build.prepare(self._models.values())

    def run(self, **tables: Sequence[Mapping[str, Any]]) -> dict[str, list[dict]]:
        """Return the rows of each model; tables that are not given are empty."""
        for name, relation in self._given.items():
            rows = [
                tuple(row.get(column) for column in self._columns[name])
                for row in tables.get(name, ())
            ]
            self._build.fill(relation, rows)
        self._build.run(self._models.values())
        return {
            name: self._build.rows(f"select * from {model.relation} order by all")
            for name, model in self._models.items()
        }

    def mutated(self, name: str, right: str, wrong: str) -> AbstractContextManager:
        """Break a rule of one model for a while, to see that somebody notices."""
        return self._build.mutated(self._models[name], right, wrong)
