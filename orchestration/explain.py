"""Why two records are one customer, or why they are not."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import duckdb

from orchestration import audit_log, unreleased
from orchestration.errors import OneIdError
from orchestration.evidence import (
    Comparison,
    Pair,
    Reading,
    Value,
    joined_by,
    shortest_chain,
    strongest_tree,
)
from orchestration.releases import Release
from orchestration.settings import Settings

_VALUES = "match_values"
_FIRST, _LAST = ("prior",), ("household",)
_ID_COLUMNS = ("one_id", "strict_one_id", "record_id", "record_key")


def explain(
    settings: Settings,
    release: Release,
    wanted: str,
    other: str | None = None,
    *,
    clear: bool = False,
    verbose: bool = False,
) -> dict[str, Any]:
    """Explain a customer, or two records; values in clear go on record first."""
    with duckdb.connect() as connection:
        reading = Reading(connection, settings, release)
        explainer = Explainer(reading, clear=clear)
        if other:
            found = explainer.pair(wanted.strip(), other.strip())
        else:
            found = explainer.customer(wanted.strip())
        if verbose:
            links = found.get("chain") or found.get("links") or []
            found["waterfalls"] = explainer.waterfalls(links)
        if clear:
            if reading.values_hidden:
                raise OneIdError(reading.values_hidden)
            asked = [x for x in (wanted, other) if x]
            audit_log.record(settings, release, "explain", shown=asked, table=_VALUES)
        return found


class Explainer:
    """Explains pairs and customers of one release."""

    def __init__(self, reading: Reading, *, clear: bool = False) -> None:
        """Take a release, and whether its values may be shown in clear."""
        self.reading, self.clear = reading, clear
        self._known: dict[str, list[Value]] = {}

    def pair(self, wanted_a: str, wanted_b: str) -> dict[str, Any]:
        """Explain two records, given by record_id or record_key."""
        a, b = self.reading.record(wanted_a), self.reading.record(wanted_b)
        if a["record_id"] == b["record_id"]:
            raise OneIdError("Both are the same record: name two different ones.")
        found = {
            "release": self.reading.release.run_id,
            "records": [_head(a), _head(b)],
            "bars": self.reading.bars,
            "same_customer": a["one_id"] == b["one_id"],
            "same_strict_customer": a["strict_one_id"] == b["strict_one_id"],
        }
        explained = self._one(a, b) if found["same_customer"] else self._two(a, b)
        return found | explained

    def customer(self, wanted: str) -> dict[str, Any]:
        """Explain what holds a customer together; a record stands for its own."""
        one_id, column = self._customer_id(wanted)
        records = self.reading.records_of(one_id, column)
        own = {r["record_id"] for r in records}
        pairs = self.reading.pairs(own)
        self._values(own)
        links = [
            pair
            for pair in pairs
            if pair.is_link
            and own.issuperset(pair.ends())
            and (column == "one_id" or pair.decision == "strict_link")
        ]
        tree = strongest_tree(links)
        cuts = self.reading.cuts(own)
        strict = Counter(r["strict_one_id"] for r in records)
        return {
            "release": self.reading.release.run_id,
            "asked": wanted,
            "id": one_id,
            "level": "standard" if column == "one_id" else "strict",
            "one_id": records[0]["one_id"],
            "strict_customers": dict(sorted(strict.items())),
            "former_ids": self._former_ids({one_id, records[0]["one_id"]}),
            "bars": self.reading.bars,
            "records": [
                _head(r) | {"first_seen_at": r["first_seen_at"]} for r in records
            ],
            "channels": dict(
                sorted(Counter(r["channel"] or "?" for r in records).items())
            ),
            "links": [self._link(pair) for pair in tree],
            "weakest": list(tree[-1].ends()) if tree[1:] else None,
            "further_links": len(links) - len(tree),
            "cut_links": [
                self._link(pair) | {"why": cuts.get(pair.ends())}
                for pair in pairs
                if pair.decision == "cut"
            ],
            "decisions": self.reading.decisions(own),
        }

    def waterfalls(self, pairs: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the waterfall of each link of a chain or a tree."""
        links = [(link["record_id_a"], link["record_id_b"]) for link in pairs]
        records = {record for ends in links for record in ends}
        known = self.reading.pairs(records)
        self._values(record for pair in known for record in pair.ends())
        by_ends = {pair.ends(): pair for pair in known}
        return [self._waterfall(by_ends[ends], known) for ends in links]

    def remember(self, records: Iterable[str]) -> None:
        """Read what many records say at once."""
        self._values(records)

    def side_by_side(
        self, pair: Pair, others: list[Pair], comparisons: Iterable[str]
    ) -> dict[str, tuple[str | None, str | None]]:
        """Return what both sides of a pair say, comparison by comparison."""
        sides = self._said(pair, others)
        return {name: self._two_values(sides, name) for name in comparisons}

    def _one(self, a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
        """Explain two records of one customer."""
        own = [r["record_id"] for r in self.reading.records_of(a["one_id"])]
        self._values(own)
        pairs = [p for p in self.reading.pairs(own) if set(own).issuperset(p.ends())]
        links = [pair for pair in pairs if pair.is_link]
        ends = {a["record_id"], b["record_id"]}
        direct = next((p for p in pairs if set(p.ends()) == ends), None)
        chain = shortest_chain(links, a["record_id"], b["record_id"])
        chain = [] if direct and direct.is_link else chain
        return {
            "verdict": "linked" if direct and direct.is_link else "chain",
            "waterfall": direct and self._waterfall(direct, links),
            "values_hidden": self.reading.values_hidden,
            "chain": [self._link(pair) for pair in chain],
            "weakest": min((p.total_millibits for p in chain), default=None),
            "decisions": self.reading.decisions(ends),
        }

    def _two(self, a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
        """Explain two records of two customers."""
        side_a = {r["record_id"] for r in self.reading.records_of(a["one_id"])}
        side_b = {r["record_id"] for r in self.reading.records_of(b["one_id"])}
        self._values(side_a | side_b)
        pairs = self.reading.pairs(side_a | side_b)
        between = _between(pairs, side_a, side_b)
        source = "release" if between else None
        contradictions: list[Pair] = []
        below = unreleased.compared(self.reading, side_a, side_b)
        if below is not None:
            contradictions = [p for p in below if p.decision == "contradiction"]
            if not between and below:
                between, source = below, "build"
        ends = {a["record_id"], b["record_id"]}
        best = min(
            between,
            # The two records themselves first, then whatever spoke most for them.
            key=lambda p: (set(p.ends()) != ends, -p.total_millibits, p.ends()),
            default=None,
        )
        if best and below:
            # The release keeps the last evidence above the review bar; a later
            # round may have seen more and come to less.
            latest = {pair.ends(): pair for pair in below}
            best = latest.get(best.ends(), best)
        missing = best and self.reading.bars["standard"] - best.total_millibits
        decisions = [
            decision
            for decision in self.reading.decisions(side_a | side_b)
            if _keeps_apart(decision, side_a, side_b)
        ]
        cuts = {
            ends: why
            for ends, why in self.reading.cuts(side_a).items()
            if _are_between(ends, side_a, side_b)
        }
        return {
            "verdict": "not_linked" if best else "not_compared",
            "waterfall": best and self._waterfall(best, pairs),
            "evidence_from": source,
            "values_hidden": self.reading.values_hidden,
            "missing_millibits": missing,
            "other_comparisons": max(len(between) - 1, 0),
            "was_looked_up": below is not None,
            "why": self._why(best, missing, below, contradictions, decisions, cuts),
            "contradictions": [self._link(pair) for pair in contradictions[:3]],
            "decisions": decisions,
            "sides": None if best else self._sides(a, b),
        }

    def _why(
        self,
        best: Pair | None,
        missing: int | None,
        below: list[Pair] | None,
        contradictions: list[Pair],
        decisions: list[dict[str, Any]],
        cuts: dict[tuple[str, str], str],
    ) -> list[str]:
        why = []
        for decision in decisions:
            by = f"{decision['decided_by']}, {str(decision['decided_at'])[:10]}"
            why.append(
                f"A steward decided so: {decision['decision']} ({by}; "
                f"{decision['reason'] or 'no reason given'})."
            )
        why += [
            f"A link was found and cut again: {reason} (the link of {a} and {b})."
            for (a, b), reason in list(cuts.items())[:3]
        ]
        for pair in contradictions[:3]:
            against = min(pair.comparisons, key=lambda c: c.weight_millibits)
            why.append(
                f"They contradict each other: {self.reading.phrase(against)} "
                f"({pair.record_id_a} and {pair.record_id_b})."
            )
        if best is None:
            why.append(self._why_not_compared(below))
        elif missing is not None and missing > 0:
            why.append(f"{missing / 1000:.1f} bits were missing to the standard bar.")
        elif best.decision == "cut":
            if not cuts:
                why.append("The link was found and cut again.")
        elif not contradictions and not cuts:
            why.append(
                "The evidence passes the bar, but a round links only those that are "
                "the best partners of each other, and these two never were."
            )
        return why

    def _why_not_compared(self, below: list[Pair] | None) -> str:
        if below is None:
            bar = self.reading.bars["review"] / 1000
            return (
                "No evidence of them is kept: no blocking rule brought them together, "
                f"or they came to less than {bar:g} bits, below which a release keeps "
                "nothing (and the build database that would tell is not at hand)."
            )
        return "They were never compared: no blocking rule brought them together."

    def _sides(self, *records: dict[str, Any]) -> list[dict[str, Any]]:
        values = self._values(r["record_id"] for r in records)
        return [
            {
                "record_id": record["record_id"],
                "values": [
                    {
                        "comparison": value.comparison,
                        "kind": value.kind,
                        "value": value.shown(clear=self.clear),
                        "reason": value.reason,
                    }
                    for value in values.get(record["record_id"], [])
                ],
            }
            for record in records
        ]

    def _waterfall(self, pair: Pair, others: list[Pair]) -> dict[str, Any]:
        """Return a pair's evidence row by row, the total running along."""
        sides = self._said(pair, others)
        rows, running = [], 0
        for row in sorted(pair.comparisons, key=_place):
            running += row.weight_millibits
            value_a, value_b = self._two_values(sides, row.comparison)
            rows.append(
                {
                    "comparison": row.comparison,
                    "level": row.level,
                    "meaning": self.reading.phrase(row),
                    "value_a": value_a,
                    "value_b": value_b,
                    "weight_millibits": row.weight_millibits,
                    "running_millibits": running,
                }
            )
        said = {row.comparison for row in pair.comparisons}
        unsaid = [c for c in self.reading.comparisons if c not in said]
        return {
            "record_id_a": pair.record_id_a,
            "record_id_b": pair.record_id_b,
            "decision": pair.decision,
            "total_millibits": pair.total_millibits,
            "rows": rows,
            "silent": []
            if pair.is_exact
            else [
                {"comparison": name, "why": _silence(sides, name)} for name in unsaid
            ],
        }

    def _said(self, pair: Pair, others: list[Pair]) -> tuple[list[Value], list[Value]]:
        """Return what each side of a pair says, its closest records first."""
        exact = [p for p in others if p.is_exact and p.is_link and p is not pair]
        wider = [p for p in others if p.is_link and p.ends() != pair.ends()]
        sides = []
        for end in pair.ends():
            close = joined_by(exact, [end])
            far = joined_by(wider, [end]) - close
            values = self._values({end} | close | far)
            ordered = [end, *sorted(close - {end}), *sorted(far)]
            sides.append([v for record in ordered for v in values.get(record, [])])
        return sides[0], sides[1]

    def _two_values(
        self, sides: tuple[list[Value], list[Value]], comparison: str
    ) -> tuple[str | None, str | None]:
        ours, theirs = (
            [v for v in side if v.comparison == comparison] for side in sides
        )
        values = {v.value.casefold() for v in theirs}
        common = next((v for v in ours if v.value.casefold() in values), None)
        if common:
            return self._shown(common), self._shown(common)
        return self._some(ours), self._some(theirs)

    def _shown(self, value: Value) -> str:
        shown = value.shown(clear=self.clear)
        if value.comparison == "account":
            return f"{value.kind.replace('_', ' ')} {shown}"
        return shown

    def _some(self, values: list[Value]) -> str | None:
        shown = list(dict.fromkeys(self._shown(v) for v in values))
        if len(shown) <= 2:
            return ", ".join(shown) or None
        return f"{', '.join(shown[:2])} +{len(shown) - 2}"

    def _values(self, records: Iterable[str]) -> dict[str, list[Value]]:
        """Return what records say, each read only once."""
        wanted = set(records)
        if fresh := wanted - self._known.keys():
            self._known |= {r: [] for r in fresh} | self.reading.values(fresh)
        return {record: self._known[record] for record in wanted}

    def _link(self, pair: Pair) -> dict[str, Any]:
        """Return a pair in one line: the three things that speak most for it."""
        best = sorted(pair.comparisons, key=lambda row: -row.weight_millibits)[:3]
        return {
            "record_id_a": pair.record_id_a,
            "record_id_b": pair.record_id_b,
            "decision": pair.decision,
            "total_millibits": pair.total_millibits,
            "by": [self._words(row, pair) for row in best if row.weight_millibits > 0],
        }

    def _words(self, row: Comparison, pair: Pair) -> str:
        """Return what a comparison means, and for an account which one it is."""
        phrase = self.reading.phrase(row)
        if (row.comparison, row.level) != ("account", "joined"):
            return phrase
        a, b = (self._values([end])[end] for end in pair.ends())
        theirs = {(v.kind, v.value) for v in b}
        common = [v.kind for v in a if (v.kind, v.value) in theirs]
        kinds = [k for k in dict.fromkeys(common) if k in self.reading.account_kinds]
        return f"{phrase} ({', '.join(kinds)})".replace("_", " ") if kinds else phrase

    def _customer_id(self, wanted: str) -> tuple[str, str]:
        reading = self.reading
        for column in ("one_id", "strict_one_id"):
            if reading.records_of(wanted, column):
                return wanted, column
        redirects = reading.rows(
            f"select id_level, redirects_to from {reading.table('one_id_redirects')}"
            " where one_id = $1",
            [wanted],
        )
        for found in redirects:
            column = "one_id" if found["id_level"] == "standard" else "strict_one_id"
            if reading.records_of(found["redirects_to"], column):
                return found["redirects_to"], column
        records = reading.rows(
            f"select one_id from {reading.ids} where record_id = $1 or record_key = $1",
            [wanted],
        )
        if records:
            return records[0]["one_id"], "one_id"
        raise reading.unknown(wanted, _ID_COLUMNS, "customer or record")

    def _former_ids(self, ids: set[str]) -> list[dict[str, Any]]:
        return self.reading.rows(
            f"select * from {self.reading.table('one_id_redirects')}"
            " where list_contains($1, redirects_to) order by one_id",
            [sorted(ids)],
        )


def _head(record: dict[str, Any]) -> dict[str, Any]:
    names = ("record_id", "record_key", "system", "channel", "one_id", "strict_one_id")
    return {name: record[name] for name in names}


def _place(row: Any) -> tuple[int, int, str]:
    """Order a waterfall: the prior, what speaks for it, against it, the cap."""
    if row.comparison in _FIRST:
        return 0, 0, row.comparison
    if row.comparison in _LAST:
        return 2, 0, row.comparison
    return 1, -row.weight_millibits, row.comparison


def _between(pairs: list[Pair], side_a: set[str], side_b: set[str]) -> list[Pair]:
    return [pair for pair in pairs if _are_between(pair.ends(), side_a, side_b)]


def _are_between(ends: tuple[str, str], side_a: set[str], side_b: set[str]) -> bool:
    a, b = ends
    return (a in side_a and b in side_b) or (a in side_b and b in side_a)


def _keeps_apart(decision: dict[str, Any], side_a: set[str], side_b: set[str]) -> bool:
    a, b = decision["record_id_a"], decision["record_id_b"]
    if decision["decision"] == "cannot_link":
        return _are_between((a, b), side_a, side_b)
    return decision["decision"] == "un_merge"


def _silence(sides: tuple[list[Value], list[Value]], comparison: str) -> str:
    has_a, has_b = (any(v.comparison == comparison for v in side) for side in sides)
    if has_a and has_b:
        return "both say something, and it neither agrees nor counts against them"
    if has_a or has_b:
        return f"only {'the first' if has_a else 'the second'} side has a value"
    return "neither side has a value"
