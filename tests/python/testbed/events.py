"""The models that give events to customers, alone."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from testbed.build import Build
from testbed.project import Project

MODELS = (
    "int_core__event_visitors",
    "int_core__device_bindings",
    "int_core__event_sessions",
    "fct_events",
    "fct_sessions",
)
EVENTS = {
    "event_id": "varchar",
    "system": "varchar",
    "channel": "varchar",
    "record_id": "varchar",
    "device_id": "varchar",
    "event": "varchar",
    "campaign": "varchar",
    "url": "varchar",
    "occurred_at": "timestamp",
}
ONE_IDS = {"record_id": "varchar", "record_key": "varchar", "one_id": "varchar"}


@dataclass(frozen=True)
class Event:
    """An event, its login and device if it names them, and when it was."""

    event_id: str
    login: str | None
    device: str | None
    at: datetime


class EventBed:
    """Runs the event models on events and on the customers of their logins."""

    def __init__(self, project: Project) -> None:
        """Open an empty database."""
        self._models = {name: project.models[name] for name in MODELS}
        self._events = project.models["int_conformed__events"].relation
        self._one_ids = project.models["one_ids"].relation
        self._build = Build(project)
        seeds = ("session_rules", "blocked_values")
        self._build.load_seeds(project.reference[name] for name in seeds)
        self._build.create(self._events, EVENTS)
        self._build.create(self._one_ids, ONE_IDS)
        self._build.prepare(self._models.values())

    def run(
        self, events: Iterable[Event], customers: dict[str, str]
    ) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of each model, for the customer of each login."""
        rows = [
            (e.event_id, "web", "website", e.login, e.device, "view", None, None, e.at)
            for e in events
        ]
        self._build.fill(self._events, rows)
        ids = [(login, f"key of {login}", to) for login, to in customers.items()]
        self._build.fill(self._one_ids, ids)
        self._build.run(self._models.values())
        return {
            name: self._build.rows(f"select * from {model.relation} order by all")
            for name, model in self._models.items()
        }

    def mutated(self, name: str, right: str, wrong: str) -> AbstractContextManager:
        """Break a rule of one model for a while, to see that somebody notices."""
        return self._build.mutated(self._models[name], right, wrong)
