"""How people and programs write things down wrongly, or just differently."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world.names import Names, lexicon, misspell
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import digits, either

FAKE_PHONES = np.array(
    [13800138000, 11111111111, 12345678901, 13888888888, 13800000000, 10000000000],
    dtype=np.int64,
)
_WIDE = pool(["".join(chr(ord(c) + 0xFEE0) for c in f"{i:04d}") for i in range(10_000)])
_WIDE_THREE = pool([wide[1:] for wide in _WIDE[:1000]])


def parts(values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return mobile numbers as their 3, 4 and 4 digits."""
    return (
        digits(values // 10**8, 3),
        digits(values // 10**4 % 10**4, 4),
        digits(values % 10**4, 4),
    )


def plain(values: np.ndarray) -> np.ndarray:
    """Return numbers as eleven digits; 0 is nothing."""
    return np.where(values > 0, digits(values, 11), None)


def _spell(kind: str, values: np.ndarray) -> np.ndarray:
    """Return mobile numbers in one of the ways they are written."""
    a, b, c = parts(values)
    match kind:
        case "spaces":
            return a + " " + b + " " + c
        case "dashes":
            return a + "-" + b + "-" + c
        case "dots":
            return a + "." + b + "." + c
        case "plus":
            return "+86" + a + b + c
        case "plus_blank":
            return "+86 " + a + b + c
        case "zeros":
            return "0086" + a + b + c
        case "prefix":
            return "86-" + a + b + c
        case "wide":
            low = _WIDE[values // 10**4 % 10**4] + _WIDE[values % 10**4]
            return _WIDE_THREE[values // 10**8] + low
        case "quote":
            return "'" + a + b + c
        case "formula":
            return '="' + a + b + c + '"'
        case "backtick":
            return "`" + a + b + c
        case "float":
            return a + b + c + ".0"
        case "scientific":
            return "1." + digits(values % 10**10, 10) + "E+10"
        case "rounded":
            return "1." + digits(values // 10**8 % 100, 2) + "E+10"
        case "two":
            return a + b + c + "/021-5" + digits(values % 10**7, 7)
        case "masked":
            return a + "****" + c
        case "blank":
            return a + b + c + " "
    raise ValueError(f"no such spelling: {kind}")


TYPED = ("spaces", "dashes", "plus", "plus_blank", "zeros", "prefix", "blank")
ON_PAPER = (*TYPED, "dots", "wide", "two")
IN_SHEETS = ("quote", "formula", "float", "scientific", "rounded", "backtick")


def spelled(
    stream: Stream, values: np.ndarray, kinds: tuple[str, ...], rate: float
) -> np.ndarray:
    """Return mobile numbers as text, ``rate`` of them in one of ``kinds``."""
    out = plain(values)
    odd = stream.chance(len(values), rate)
    kind = stream.whole(len(values), 0, len(kinds))
    for k, name in enumerate(kinds):
        rows = np.flatnonzero(odd & (kind == k) & (values > 0))
        out[rows] = _spell(name, values[rows])
    return out


def masked_phone(values: np.ndarray) -> np.ndarray:
    """Return numbers as ``138****1234``."""
    return np.where(values > 0, _spell("masked", values), None)


def mistyped(stream: Stream, values: np.ndarray, rate: float) -> np.ndarray:
    """Return numbers with one digit wrong in ``rate`` of them."""
    n = len(values)
    place = 10 ** stream.whole(n, 0, 8)
    digit = values // place % 10
    other = (digit + stream.whole(n, 1, 10)) % 10
    wrong = stream.chance(n, rate) & (values > 0)
    return np.where(wrong, values + (other - digit) * place, values)


def with_fakes(stream: Stream, values: np.ndarray, rate: float) -> np.ndarray:
    """Return numbers, ``rate`` of them replaced by made-up ones."""
    fake = stream.chance(len(values), rate) & (values > 0)
    return np.where(fake, stream.pick(len(values), FAKE_PHONES), values)


@dataclass(frozen=True)
class Habits:
    """How often a name is written in each of the ways that are not plain."""

    wrong: float = 0.0
    title: float = 0.0
    masked: float = 0.0
    blank: float = 0.0
    traditional: float = 0.0
    latin: float = 0.0


def written(
    stream: Stream, names: Names, is_male: np.ndarray, habits: Habits
) -> np.ndarray:
    """Return names as they stand in a system."""
    n = len(is_male)
    names, _ = misspell(stream, names, habits.wrong)
    out = names.full()
    roll = stream.rng.random(n)
    edge = 0.0
    for habit in ("title", "masked", "blank", "traditional", "latin"):
        rate = getattr(habits, habit)
        rows = np.flatnonzero((roll >= edge) & (roll < edge + rate))
        edge += rate
        if len(rows):
            out[rows] = _style(stream, habit, names.of(rows), is_male[rows])
    return out


def _style(stream: Stream, habit: str, names: Names, is_male: np.ndarray) -> np.ndarray:
    n = len(is_male)
    family = names.family()
    if habit == "title":
        he = stream.pick(n, pool(["先生", "先生", "（先生）", "总", "经理"]))
        she = stream.pick(n, pool(["女士", "小姐", "女士", "（女士）", "老师"]))
        return family + either(is_male, he, she)
    if habit == "masked":
        return masked_name(names)
    if habit == "blank":
        gap = stream.pick(n, pool([" ", "\u3000", "\u200b", "  ", "·"]))
        return either(
            stream.chance(n, 0.7),
            family + gap + names.given(),
            " " + names.full() + " ",
        )
    if habit == "latin":
        first, last = names.latin()
        upper = pool([f.upper() for f in first])
        return upper + " " + pool([g.capitalize() for g in last])
    return _traditional(names)


def masked_name(names: Names) -> np.ndarray:
    """Return names with stars: ``张*丰`` and ``张*``."""
    letters = lexicon().characters
    return names.family() + "*" + letters[names.last]


def _traditional(names: Names) -> np.ndarray:
    table = read("traditional")
    change = str.maketrans(dict(zip(*table.values(), strict=True)))
    return pool([name.translate(change) for name in names.full()])
