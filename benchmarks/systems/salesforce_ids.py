"""Salesforce ids: fifteen letters, and three that tell which are capitals."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world.randomness import LETTERS, Stream
from benchmarks.world.tables import pool

_CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


@dataclass(frozen=True)
class Keys:
    """The ids of one kind of object."""

    short: np.ndarray
    full: np.ndarray


def full_ids(short: np.ndarray) -> np.ndarray:
    """Return ids of 15 letters with the three that tell which are capitals."""
    letters = np.array([list(cell) for cell in short], dtype="U1")
    letters = letters.reshape(len(short), 15)
    capital = np.char.isupper(letters).reshape(len(short), 3, 5)
    check = np.array(list(_CHECK))[capital @ (1 << np.arange(5))]
    return short + pool(["".join(row) for row in check])


def draw_keys(stream: Stream, prefix: str, n: int) -> Keys:
    """Return new ids that begin as those of their object do."""
    short = prefix + "2v" + stream.tokens(n, 10, LETTERS)
    return Keys(short, full_ids(short))
