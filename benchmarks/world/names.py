"""Chinese names with the skew they have in life, and what goes wrong in them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from pypinyin import lazy_pinyin

from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read

COHORTS = np.array([1970, 1985, 2000])
_SINGLE = [0.14, 0.24, 0.16, 0.07]
_READY = 0.45


@dataclass(frozen=True)
class Lexicon:
    """All characters of names, their readings and which ones get confused."""

    characters: np.ndarray
    surnames: np.ndarray
    surname_weights: np.ndarray
    pinyin: np.ndarray
    surname_pinyin: np.ndarray
    alike_start: np.ndarray
    alike_count: np.ndarray
    alike: np.ndarray
    surname_alike: np.ndarray


@dataclass(frozen=True)
class Names:
    """Names as indexes: a surname and one or two characters (-1 for none)."""

    surname: np.ndarray
    first: np.ndarray
    last: np.ndarray

    def of(self, rows: np.ndarray) -> "Names":
        """Return the names of some rows."""
        return Names(self.surname[rows], self.first[rows], self.last[rows])

    def family(self) -> np.ndarray:
        """Return the surnames."""
        return lexicon().surnames[self.surname]

    def given(self) -> np.ndarray:
        """Return the given names."""
        letters = lexicon().characters
        return letters[self.first] + letters[self.last]

    def full(self) -> np.ndarray:
        """Return the full names."""
        return self.family() + self.given()

    def latin(self) -> tuple[np.ndarray, np.ndarray]:
        """Return surname and given name in pinyin, lower case."""
        words = lexicon()
        given = words.pinyin[self.first] + words.pinyin[self.last]
        return words.surname_pinyin[self.surname], given


@cache
def lexicon() -> Lexicon:
    """Return the characters, with sounds from pypinyin."""
    ready = "".join(read("given_names")["given_name"])
    parts = "".join(read("given_characters")["character"])
    errors = "".join(read("error_characters")["character"])
    known = list(dict.fromkeys(ready + parts + errors))
    sounds = [lazy_pinyin(c)[0] for c in known]
    groups: dict[str, list[int]] = {}
    for i, sound in enumerate(sounds):
        groups.setdefault(sound, []).append(i)
    others = [[j for j in groups[s] if j != i] for i, s in enumerate(sounds)]
    counts = np.array([len(o) for o in others])
    surnames = read("surnames")
    spoken = ["".join(lazy_pinyin(s)) for s in surnames["surname"]]
    return Lexicon(
        characters=pool([*known, ""]),
        surnames=pool(surnames["surname"]),
        surname_weights=np.array(surnames["per_mille"], dtype=float),
        pinyin=pool([*sounds, ""]),
        surname_pinyin=pool(spoken),
        alike_start=np.append(np.cumsum(counts) - counts, 0),
        alike_count=np.append(counts, 0),
        alike=np.array([j for o in others for j in o]),
        surname_alike=_next_of_same_sound(spoken),
    )


def _next_of_same_sound(sounds: list[str]) -> np.ndarray:
    """Return for each surname the next one that sounds the same, or itself."""
    groups: dict[str, list[int]] = {}
    for i, sound in enumerate(sounds):
        groups.setdefault(sound, []).append(i)
    chosen = [
        groups[s][(groups[s].index(i) + 1) % len(groups[s])]
        for i, s in enumerate(sounds)
    ]
    return np.array(chosen)


def draw_surnames(stream: Stream, n: int) -> np.ndarray:
    """Return ``n`` surnames as they are distributed in the census."""
    return stream.index(n, lexicon().surname_weights)


def draw_given(
    stream: Stream, is_male: np.ndarray, birth_year: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return given names as their sex and birth cohort bear them."""
    n = len(is_male)
    first, last = np.full(n, -1), np.full(n, -1)
    cohort = np.searchsorted(COHORTS, birth_year, side="right")
    for sex, chosen in (("m", is_male), ("f", ~is_male)):
        for c in range(4):
            rows = np.flatnonzero(chosen & (cohort == c))
            first[rows], last[rows] = _given_of(stream, sex, c, len(rows))
    return first, last


def _given_of(
    stream: Stream, sex: str, cohort: int, n: int
) -> tuple[np.ndarray, np.ndarray]:
    ready, ready_weights, heads, tails = _parts(sex, cohort)
    style = stream.rng.random(n)
    single = style < _SINGLE[cohort]
    composed = style > _SINGLE[cohort] + _READY
    names = ready[stream.index(n, ready_weights)]
    first = np.where(composed, stream.pick(n, *heads), names[:, 0])
    last = np.where(composed, stream.pick(n, *tails), names[:, 1])
    first = np.where(single, stream.pick(n, *tails), first)
    return first, np.where(single, -1, last)


@cache
def _parts(sex: str, cohort: int) -> tuple:
    at = {c: i for i, c in enumerate(lexicon().characters[:-1])}
    names, singles = read("given_names"), read("given_characters")
    key = (sex, str(cohort + 1))
    mine = [
        (at[g[0]], at[g[1]] if len(g) > 1 else -1, float(w))
        for g, s, c, w in zip(*names.values(), strict=True)
        if (s, c) == key
    ]
    places = []
    for place in ("first", "last"):
        some = [
            (at[ch], float(w))
            for ch, s, c, p, w in zip(*singles.values(), strict=True)
            if (s, c, p) == (*key, place)
        ]
        places.append((np.array([i for i, _ in some]), np.array([w for _, w in some])))
    ready = np.array([m[:2] for m in mine])
    return ready, np.array([m[2] for m in mine]), *places


def misspell(stream: Stream, names: Names, rate: float) -> tuple[Names, np.ndarray]:
    """Return the names with wrong characters in ``rate`` of them, and which.

    A homophone in the given name most often, then a surname of the same sound,
    then a character left out.
    """
    n = len(names.surname)
    words = lexicon()
    wrong = stream.chance(n, rate)
    kind = stream.rng.random(n)
    spin = stream.rng.integers(0, 1 << 30, n)
    in_last = (names.last >= 0) & (spin % 3 > 0)
    target = np.where(in_last, names.last, names.first)
    count = words.alike_count[target]
    other = words.alike[words.alike_start[target] + spin % np.maximum(count, 1)]
    sound = wrong & (kind < 0.72) & (count > 0)
    family = wrong & (kind >= 0.72) & (kind < 0.86)
    short = wrong & (kind >= 0.86) & (names.last >= 0)
    surname = np.where(family, words.surname_alike[names.surname], names.surname)
    first = np.where(sound & ~in_last, other, names.first)
    last = np.where(sound & in_last, other, names.last)
    last = np.where(short, -1, last)
    changed = (surname != names.surname) | (first != names.first) | (last != names.last)
    return Names(surname, first, last), changed
