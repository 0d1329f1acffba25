"""The laws that ids keep, checked after each run of a history."""

from collections import Counter

from testbed.ids import Level, Partition


class Ledger:
    """Remembers one level's history, and asserts the laws run by run."""

    def __init__(self) -> None:
        """Start before the first release."""
        self.before: dict[str, frozenset[str]] = {}
        # Every id ever seen alive, with the records that bore it last.
        self.last_bearers: dict[str, frozenset[str]] = {}
        self.age: dict[str, int] = {}
        self.events: list[dict] = []

    def check(self, partition: Partition, level: Level) -> None:
        """Assert the laws for one more run, then take it into the history."""
        clusters = level.clusters
        new_events = level.events[len(self.events) :]
        assert level.events[: len(self.events)] == self.events
        assert set(clusters.values()) == partition, "one live id for each cluster"
        self._check_mintings(level)
        for one_id, records in clusters.items():
            # A steward may give an id to whom he likes.
            if one_id in self.last_bearers and one_id not in level.pinned:
                assert records & self.last_bearers[one_id], "an id changed its customer"
        for one_id, records in self.before.items():
            if one_id not in level.pinned:
                _check_split(one_id, records, clusters, level.redirects)
        for records in partition:
            self._check_merge(records, level)
        self._check_redirects(level)
        _check_replay(level)
        if set(self.before.values()) == partition and not level.pinned:
            assert clusters == self.before
            assert not new_events, "nothing changed, and yet events"
        self.before, self.events = clusters, level.events
        self.last_bearers |= clusters

    def _check_mintings(self, level: Level) -> None:
        minted = [e for e in level.events if e["minted_generation"] is not None]
        counts = Counter(event["one_id"] for event in minted)
        assert max(counts.values(), default=1) == 1, "an id was minted twice"
        self.age = {event["one_id"]: event["event_no"] for event in minted}
        fresh = set(level.ids.values()) - set(self.last_bearers)
        assert fresh == set(counts) - set(self.last_bearers)

    def _check_merge(self, records: frozenset[str], level: Level) -> None:
        # Whole customers that become one: the larger, then the older id stays.
        parts = {i: old for i, old in self.before.items() if old & records}
        own = level.ids[min(records)]
        if level.pinned & {own, *parts}:
            return
        if parts and all(old <= records for old in parts.values()):
            ranked = sorted(parts, key=lambda i: (-len(parts[i]), self.age[i]))
            assert own == ranked[0]

    def _check_redirects(self, level: Level) -> None:
        live = set(level.ids.values())
        ended = set(self.last_bearers) - live
        assert not live & set(level.redirects), "a live id redirects"
        assert not set(level.redirects) & set(level.redirects.values())
        assert set(level.redirects) <= ended
        for one_id in ended:
            here = Counter(
                level.ids[r] for r in self.last_bearers[one_id] if r in level.ids
            )
            if here:
                to = level.redirects.get(one_id, "nowhere")
                assert here[to] == max(here.values()), "a redirect leads elsewhere"


def _check_split(
    one_id: str,
    records: frozenset[str],
    clusters: dict[str, frozenset[str]],
    redirects: dict[str, str],
) -> None:
    shares = {other: len(records & found) for other, found in clusters.items()}
    largest = max(shares.values(), default=0)
    if largest:
        bearer = redirects.get(one_id, one_id)
        assert shares.get(bearer) == largest, "the largest part lost the id"


def _check_replay(level: Level) -> None:
    ids: dict[str, str] = {}
    for event in level.events:
        record = event["record_id"]
        assert ids.get(record) == event["from_one_id"]
        if event["one_id"] is None:
            del ids[record]
        else:
            ids[record] = event["one_id"]
    assert ids == level.ids, "the events do not tell the state"
