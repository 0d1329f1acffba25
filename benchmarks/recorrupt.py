"""New errors for FEBRL: duplicates drawn again from the originals of a set.

What goes wrong and how often is ``benchmarks/tables/febrl_errors.csv``, whose
weights were counted between the originals and the duplicates of sets 3 and 4.
"""

import random
from collections import Counter
from collections.abc import Iterable

from benchmarks.world.tables import read

Record = dict[str, str | None]

SWAPPED = {"given_name": "surname", "address_1": "address_2"}
MOST_A_FIELD = 2
# How many duplicates in a thousand have one error, two errors, and so on.
ERRORS_A_RECORD = (256, 315, 234, 122, 48, 20, 5)

_TRIES = 1_000
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# What sounds alike, and what a scanner takes for the other.
_ALIKE = (
    ("ph", "f"),
    ("ck", "k"),
    ("ie", "ei"),
    ("ee", "ea"),
    ("ai", "ay"),
    ("ll", "l"),
    ("ss", "s"),
    ("tt", "t"),
    ("nn", "n"),
    ("th", "t"),
    ("c", "k"),
    ("z", "s"),
    ("y", "i"),
    ("rn", "m"),
    ("cl", "d"),
    ("vv", "w"),
    ("l", "i"),
)


class Corrupter:
    """Draws records with errors like FEBRL's; the same seed, the same errors."""

    def __init__(self, originals: Iterable[Record], seed: int) -> None:
        """Keep the cells of the originals, from which wrong values are taken."""
        table = read("febrl_errors")
        self.errors = list(zip(table["field"], table["error"], strict=True))
        self.weights = [int(weight) for weight in table["weight"]]
        self.seed = seed
        self.cells: dict[str, list[str]] = {field: [] for field in table["field"]}
        for record in originals:
            for field, cells in self.cells.items():
                if record[field] is not None:
                    cells.append(record[field])

    def duplicate(self, original: Record, record_id: str) -> Record:
        """Return a copy of a record under a new id, with errors in it."""
        dice = random.Random(f"{self.seed} {record_id}")
        record, spoilt = dict(original), Counter[str]()
        counts = range(1, len(ERRORS_A_RECORD) + 1)
        wanted = dice.choices(counts, ERRORS_A_RECORD)[0]
        for _ in range(_TRIES):
            if spoilt.total() >= wanted and record != original:
                break
            field, error = dice.choices(self.errors, self.weights)[0]
            if spoilt[field] < MOST_A_FIELD and self._spoil(record, field, error, dice):
                spoilt[field] += 1
        return record | {"rec_id": record_id}

    def _spoil(
        self, record: Record, field: str, error: str, dice: random.Random
    ) -> bool:
        """Make one error in a record, and say whether it could be made."""
        before = record[field]
        if (before is None) != (error == "fill"):
            return False
        if error == "swap":
            other = SWAPPED[field]
            if record[other] is None or record[other] == before:
                return False
            record[field], record[other] = record[other], before
            return True
        if error == "lose":
            record[field] = None
        elif error in ("replace", "fill"):
            record[field] = dice.choice(self.cells[field] or [before])
        else:
            record[field] = spoilt_text(before or "", error, dice)
        return record[field] != before


def spoilt_text(text: str, error: str, dice: random.Random) -> str:
    """Return a text with one error of a kind; unchanged where it cannot happen."""
    at = dice.randrange(len(text))
    match error:
        case "insert":
            return text[:at] + _slip(text[at], dice) + text[at:]
        case "delete":
            return text[:at] + text[at + 1 :] or text
        case "substitute":
            return text[:at] + _slip(text[at], dice) + text[at + 1 :]
        case "transpose":
            pair = text[at : at + 2]
            return text[:at] + pair[::-1] + text[at + 2 :]
        case "space":
            return _respaced(text, at, dice)
        case "misspell":
            return _misspelt(text, dice)
        case "redraw":
            return _redrawn(text, dice)
    raise ValueError(f"no such error: {error}")


def _slip(letter: str, dice: random.Random) -> str:
    """Return what is typed instead of a letter: often the key beside it."""
    if letter.isdigit():
        return dice.choice("0123456789")
    near = [
        row[place]
        for row in _KEYBOARD
        if letter in row
        for place in (row.index(letter) - 1, row.index(letter) + 1)
        if 0 <= place < len(row)
    ]
    return dice.choice(near if near and dice.random() < 0.75 else "".join(_KEYBOARD))


def _respaced(text: str, at: int, dice: random.Random) -> str:
    """Return a text with a space too few or one too many."""
    if " " in text and dice.random() < 0.6:
        words = text.split(" ")
        gap = dice.randrange(1, len(words))
        return " ".join(words[:gap]) + " ".join(words[gap:])
    return (text[:at] + " " + text[at:]).strip()


def _misspelt(text: str, dice: random.Random) -> str:
    """Return a text with letters that sound or look like the right ones."""
    both_ways = (*_ALIKE, *((right, left) for left, right in _ALIKE))
    possible = [(old, new) for old, new in both_ways if old in text]
    if not possible:
        return text
    old, new = dice.choice(possible)
    return text.replace(old, new, 1)


def _redrawn(text: str, dice: random.Random) -> str:
    """Return another number altogether; eight digits are a date."""
    if len(text) == 8:
        year, month = 1900 + dice.randrange(100), dice.randint(1, 12)
        return f"{year}{month:02}{dice.randint(1, 28):02}"
    return "".join(dice.choice("0123456789") for _ in text)
