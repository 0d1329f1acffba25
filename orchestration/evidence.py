"""What a release knows about pairs of records, ready to be explained."""

import csv
import heapq
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import duckdb

from orchestration.errors import OneIdError
from orchestration.export import open_table
from orchestration.masking import mask
from orchestration.releases import Release
from orchestration.settings import Settings

LINKS = ("strict_link", "link")
_CUTS = {
    "cannot_link": "a steward's decision ({cut_cause}) keeps {a} and {b} apart",
    "un_merge": "a steward's un_merge sets one of the two free",
    "rival_values": "{a} and {b} have two values of {cut_cause}, of which a customer "
    "has one",
    "opposed_sides": "what is known of {a} speaks against {b}",
    "oversized": "so large a customer keeps only links over the strict bar",
    "undecided": "too many who must be apart would have met here",
}
_NEARLY = 0.85


@dataclass(frozen=True)
class Comparison:
    """One row of a pair's evidence."""

    comparison: str
    level: str
    weight_millibits: int


@dataclass(frozen=True)
class Pair:
    """Two records that were compared, each for all that it stands for."""

    record_id_a: str
    record_id_b: str
    decision: str
    total_millibits: int
    comparisons: tuple[Comparison, ...]

    @property
    def is_link(self) -> bool:
        """Whether the pair holds a customer together."""
        return self.decision in LINKS

    @property
    def is_exact(self) -> bool:
        """Whether an account, a contact with its name or a steward joined it."""
        return any(
            row.level in ("joined", "same_name", "must_link")
            for row in self.comparisons
        )

    def ends(self) -> tuple[str, str]:
        """Return both records."""
        return self.record_id_a, self.record_id_b


@dataclass(frozen=True)
class Value:
    """Something that a record says of its customer."""

    comparison: str
    kind: str
    value: str
    reason: str | None

    def shown(self, *, clear: bool) -> str:
        """Return the value as it may be shown."""
        return self.value if clear else mask(self.kind, self.value)


class Reading:
    """A release opened for explanations."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        settings: Settings,
        release: Release,
    ) -> None:
        """Open the tables that every explanation needs."""
        self.settings, self.release = settings, release
        self.connection = connection
        self.ids = self.table("one_ids")
        self.evidence = self.table("match_evidence")
        seeds = settings.project_dir / "seeds" / "reference"
        self.phrases = {
            (row["comparison"], row["level"]): row["phrase"]
            for row in _rows(seeds / "comparison_phrases.csv")
        }
        self.bars = {
            row["id_level"]: int(row["minimum_millibits"])
            for row in _rows(seeds / "match_thresholds.csv")
        }
        unsaid = ("prior", "household", "organisation", "steward")
        self.account_kinds = {
            row["type"]
            for row in _rows(seeds / "identifier_types.csv")
            if row["type"] not in ("phone", "email")
        }
        # Why no value can be shown: the key is not at hand.
        self.values_hidden: str | None = None
        self.comparisons = sorted({c for c, _ in self.phrases if c not in unsaid})

    def table(self, name: str) -> str:
        """Return what to select from to read a table of the release."""
        if name not in self.release.manifest["tables"]:
            raise OneIdError(
                f"Release {self.release.run_id} has no table `{name}`: it was made "
                "before OneID could explain itself. `oneid run` makes one that can."
            )
        return open_table(self.connection, self.settings, self.release, name)

    def phrase(self, row: Comparison) -> str:
        """Return what a comparison means, in words."""
        level = row.level.replace("_", " ")
        return self.phrases.get((row.comparison, row.level), level)

    def record(self, wanted: str) -> dict[str, Any]:
        """Return a record by its record_id or record_key."""
        found = self.rows(
            f"select * from {self.ids} where record_id = $1 or record_key = $1",
            [wanted],
        )
        if found:
            return found[0]
        for level in ("one_id", "strict_one_id"):
            if records := self.records_of(wanted, level):
                raise OneIdError(
                    f"`{wanted}` is a customer of {len(records)} records, the first of"
                    f" them {records[0]['record_id']}: two records can be compared, and"
                    " `oneid explain CUSTOMER` tells what holds one customer together."
                )
        raise self.unknown(wanted, ("record_id", "record_key"), "record_id, record_key")

    def records_of(self, one_id: str, column: str = "one_id") -> list[dict[str, Any]]:
        """Return the records of a customer, the earliest first."""
        return self.rows(
            f"select * from {self.ids} where {column} = $1"
            " order by first_seen_at nulls last, record_id",
            [one_id],
        )

    def unknown(self, wanted: str, columns: tuple[str, ...], what: str) -> OneIdError:
        """Return the error for an id that is not there, with those nearly like it."""
        near = " union ".join(
            f"select {name} as id, jaro_winkler_similarity({name}, $1) as likeness"
            f" from {self.ids} where {name} is not null"
            for name in columns
        )
        found = self.connection.execute(
            f"select id from ({near}) where likeness >= {_NEARLY}"
            " order by likeness desc, id limit 3",
            [wanted],
        ).fetchall()
        text = f"Release {self.release.run_id} knows no {what} `{wanted}`."
        if found:
            text += f" Did you mean {' or '.join(row[0] for row in found)}?"
        return OneIdError(text)

    def pairs(self, records: Iterable[str]) -> list[Pair]:
        """Return the compared pairs that touch any of the records."""
        # Each end apart: a condition on either of two columns is slow.
        rows = self.connection.execute(
            f"""
            with wanted as (select unnest($1) as record_id)
            select record_id_a, record_id_b, decision, total_millibits,
                comparison, level, weight_millibits
            from {self.evidence}
            where record_id_a in (from wanted) or record_id_b in (from wanted)
            order by all
            """,
            [sorted(set(records))],
        ).fetchall()
        grouped: dict[tuple, list[Comparison]] = defaultdict(list)
        for *pair, comparison, level, weight in rows:
            grouped[tuple(pair)].append(Comparison(comparison, level, weight))
        return [Pair(*pair, tuple(found)) for pair, found in grouped.items()]

    def values(self, records: Iterable[str]) -> dict[str, list[Value]]:
        """Return what each of the records says, for the comparisons."""
        try:
            table = self.table("match_values")
        except OneIdError as error:
            self.values_hidden = str(error)
            return {}
        rows = self.connection.execute(
            "select record_id, comparison, value_kind, value, reason"
            f" from {table} where record_id in (select unnest($1)) order by all",
            [sorted(set(records))],
        ).fetchall()
        found: dict[str, list[Value]] = defaultdict(list)
        for record_id, *value in rows:
            found[record_id].append(Value(*value))
        return found

    def decisions(self, records: Iterable[str]) -> list[dict[str, Any]]:
        """Return the stewards' decisions that name any of the records."""
        if "match_decisions" not in self.release.manifest["tables"]:
            return []
        return self.rows(
            f"select * from {self.table('match_decisions')}"
            " where list_contains($1, record_id_a) or list_contains($1, record_id_b)"
            " order by decided_at, decision_id",
            [sorted(set(records))],
        )

    def cuts(self, records: Iterable[str]) -> dict[tuple[str, str], str]:
        """Return the cut links that touch any of the records, and why."""
        if "match_cut_links" not in self.release.manifest["tables"]:
            return {}
        rows = self.rows(
            f"select * from {self.table('match_cut_links')}"
            " where list_contains($1, record_id_a) or list_contains($1, record_id_b)"
            " order by record_id_a, record_id_b",
            [sorted(set(records))],
        )
        return {(row["record_id_a"], row["record_id_b"]): why_cut(row) for row in rows}

    def rows(self, query: str, values: list[Any]) -> list[dict[str, Any]]:
        """Return the rows of a query as dictionaries."""
        result = self.connection.execute(query, values)
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def why_cut(cut: dict[str, Any]) -> str:
    """Return in words why a link was cut."""
    words = _CUTS.get(cut["cut_reason"], cut["cut_reason"])
    return words.format(
        a=cut["apart_record_id_a"],
        b=cut["apart_record_id_b"],
        cut_cause=cut["cut_cause"],
    )


def joined_by(pairs: Iterable[Pair], start: Iterable[str]) -> set[str]:
    """Return the records that the pairs join to those of the start."""
    near: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        near[pair.record_id_a].append(pair.record_id_b)
        near[pair.record_id_b].append(pair.record_id_a)
    found, waiting = set(start), list(start)
    while waiting:
        fresh = [r for r in near[waiting.pop()] if r not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def shortest_chain(pairs: Iterable[Pair], start: str, end: str) -> list[Pair]:
    """Return the fewest links from one record to another, of equals the heaviest."""
    near: dict[str, list[tuple[str, Pair]]] = defaultdict(list)
    for pair in pairs:
        near[pair.record_id_a].append((pair.record_id_b, pair))
        near[pair.record_id_b].append((pair.record_id_a, pair))
    turns = count()
    waiting: list[tuple[int, int, int, str, list[Pair]]]
    waiting = [(0, 0, next(turns), start, [])]
    done = set()
    while waiting:
        links, lightness, _, record, chain = heapq.heappop(waiting)
        if record == end:
            return chain
        if record in done:
            continue
        done.add(record)
        for other, pair in near[record]:
            if other not in done:
                weight = lightness - pair.total_millibits
                further = (links + 1, weight, next(turns), other, [*chain, pair])
                heapq.heappush(waiting, further)
    return []


def strongest_tree(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the heaviest links that hold all records together without a circle."""
    parents: dict[str, str] = {}

    def root(record: str) -> str:
        while (parent := parents.get(record, record)) != record:
            record = parent
        return record

    tree = []
    for pair in sorted(pairs, key=lambda p: (-p.total_millibits, p.ends())):
        a, b = root(pair.record_id_a), root(pair.record_id_b)
        if a != b:
            parents[b] = a
            tree.append(pair)
    return tree


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
