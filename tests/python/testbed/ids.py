"""The models that give ids to clusters, alone."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from testbed.build import Build
from testbed.previous import Previous
from testbed.project import Project

CLUSTERS = "int_matching__clusters"
DECISIONS = "int_conformed__decisions"
PINS = "int_matching__pins"
LEVELS = ("standard", "strict")
MODELS = (
    "int_matching__previous_ids",
    "int_matching__pins",
    "int_matching__id_bearers",
    "int_matching__carried_ids",
    "int_matching__minted_ids",
    "int_matching__cluster_ids",
    "one_id_redirects",
    "one_id_events",
)

# Clusters of record ids; no record is in two of them.
Partition = frozenset[frozenset[str]]
# Records and the ids that stewards have pinned to them, the last decision last.
Pins = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Level:
    """The ids of one level after a run, and what has happened until then."""

    ids: dict[str, str]
    redirects: dict[str, str]
    events: list[dict]
    # The ids of the pins that were heard.
    pinned: frozenset[str] = frozenset()

    @property
    def clusters(self) -> dict[str, frozenset[str]]:
        """The records of each live id."""
        return {
            one_id: frozenset(r for r, other in self.ids.items() if other == one_id)
            for one_id in sorted(set(self.ids.values()))
        }


@dataclass(frozen=True)
class Ids:
    """What a run leaves to the next one, by level and as the tables say it."""

    standard: Level
    strict: Level
    previous: Previous


class IdBed:
    """Runs the id models on partitions of records."""

    def __init__(self, project: Project) -> None:
        """Open an empty database."""
        self._clusters = project.models[CLUSTERS].relation
        self._decisions = project.models[DECISIONS].relation
        self._models = {name: project.models[name] for name in MODELS}
        self._previous = list(project.previous.values())
        self._build = Build(project)
        self._build.create(
            self._clusters,
            {
                "id_level": "varchar",
                "cluster_no": "bigint",
                "record_no": "bigint",
                "record_id": "varchar",
                "first_seen_at": "timestamp",
            },
        )
        self._build.create(
            self._decisions,
            {
                "decision_id": "varchar",
                "decision": "varchar",
                "record_id_a": "varchar",
                "one_id": "varchar",
                "decided_at": "timestamp",
            },
        )
        self._build.prepare(self._models.values())

    def run(
        self,
        partition: Collection[Collection[str]],
        before: Ids | None = None,
        strict: Collection[Collection[str]] | None = None,
        pins: Pins = (),
    ) -> Ids:
        """Give ids to the clusters of a partition, after a run before."""
        previous = before.previous if before else Previous()
        for table in self._previous:
            self._build.fill(table.relation, getattr(previous, table.name))
        rows = _rows("standard", partition)
        rows += _rows("strict", partition if strict is None else strict)
        self._build.fill(self._clusters, rows)
        self._build.fill(self._decisions, _decisions(pins))
        self._build.run(self._models.values())
        return self._result()

    def pin_problems(self) -> dict[str, str | None]:
        """Return the pins of the last run by their number, and what is wrong."""
        pins = f"select decision_id, problem_kind from {self._relation(PINS)}"
        return dict(self._build.tuples(pins))

    def mutated(self, name: str, right: str, wrong: str) -> AbstractContextManager:
        """Break a rule of one model for a while, to see that somebody notices."""
        return self._build.mutated(self._models[name], right, wrong)

    def _result(self) -> Ids:
        state = self._build.tuples(
            f"""
            select record_id, id_level, one_id
            from {self._clusters}
            inner join {self._relation("int_matching__cluster_ids")}
                using (id_level, cluster_no)
            order by all
            """
        )
        ids = {level: {r: i for r, at, i in state if at == level} for level in LEVELS}
        events = f"from {self._relation('one_id_events')} order by event_no"
        redirects = f"from {self._relation('one_id_redirects')} order by all"
        previous = Previous(
            one_ids=[(r, ids["standard"][r], ids["strict"][r]) for r in ids["strict"]],
            one_id_events=self._build.tuples(events),
            one_id_redirects=self._build.tuples(redirects),
        )
        told = self._build.rows(events)
        heard = self._build.tuples(
            f"select one_id from {self._relation(PINS)} where problem is null"
        )
        levels = [
            Level(
                ids[level],
                {x: to for at, x, to in previous.one_id_redirects if at == level},
                [event for event in told if event["id_level"] == level],
                frozenset(one_id for (one_id,) in heard),
            )
            for level in LEVELS
        ]
        return Ids(*levels, previous)

    def _relation(self, name: str) -> str:
        return self._models[name].relation


def _rows(level: str, partition: Collection[Collection[str]]) -> list[tuple]:
    known = sorted(record for cluster in partition for record in cluster)
    numbers = {record: number for number, record in enumerate(known, start=1)}
    return [
        (level, min(numbers[r] for r in cluster), numbers[record], record, None)
        for cluster in partition
        for record in sorted(cluster)
    ]


def _decisions(pins: Pins) -> list[tuple]:
    day = datetime.fromisoformat("2025-01-01")
    return [
        (f"d{number}", "pin_id", record, one_id, day + timedelta(days=number))
        for number, (record, one_id) in enumerate(pins, start=1)
    ]
