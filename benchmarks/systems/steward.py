"""Decisions of a steward: pairs to link, pairs to keep apart, values to block."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems import pos
from benchmarks.systems.export import Table, Truth
from benchmarks.world.dirt import plain
from benchmarks.world.tables import pool
from benchmarks.world.text import digits, empty
from benchmarks.world.world import World

_EACH = 4


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the decisions over records that the other systems have."""
    persons = [truth for truth in truths if not truth.is_organisation]
    ids = np.concatenate([truth.record_id for truth in persons])
    owner = np.concatenate([truth.owner for truth in persons])
    first = _first_record(world, ids, owner)
    last = _first_record(world, ids[::-1], owner[::-1])
    twice = np.flatnonzero((first != last) & (world.phones.shares < 0))[:_EACH]
    shared = np.flatnonzero(world.phones.shares >= 0)
    shared = shared[(first[shared] != "") & (first[world.phones.shares[shared]] != "")][
        :_EACH
    ]
    hotlines = plain(pos.stores(world).mobile)
    hotlines = hotlines[np.not_equal(hotlines, None)][:2]
    links, cuts, blocks = len(twice), len(shared), len(hotlines)
    n = links + cuts + blocks
    yield Table(
        "steward",
        "decisions",
        {
            "decision_id": "d" + digits(np.arange(1, n + 1), 4),
            "decision": np.repeat(
                pool(["must_link", "cannot_link", "block_value"]), [links, cuts, blocks]
            ),
            "record_id_a": _cells(first[twice], first[shared], empty(blocks)),
            "record_id_b": _cells(
                last[twice], first[world.phones.shares[shared]], empty(blocks)
            ),
            "value": _cells(empty(links + cuts), "+86" + hotlines),
            "identifier_type": _cells(empty(links + cuts), empty(blocks, "phone")),
            "one_id": empty(n),
            "decided_by": np.where(np.arange(n) % 3 > 0, "steward-1", "steward-2"),
            "decided_at": "2025-12-" + digits(10 + np.arange(n), 2) + "T02:00:00Z",
            "reason": np.repeat(
                pool(
                    [
                        "same person, confirmed by phone call",
                        "relatives who share a number",
                        "number of a shop",
                    ]
                ),
                [links, cuts, blocks],
            ),
        },
        ("decision_id",),
    )


def _first_record(world: World, ids: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Return one record of each person, empty where there is none."""
    found = empty(len(world), "")
    found[owner[::-1]] = ids[::-1]
    return found


def _cells(*parts: np.ndarray) -> np.ndarray:
    return np.concatenate([np.asarray(part, dtype=object) for part in parts])
