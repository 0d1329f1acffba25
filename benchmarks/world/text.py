"""Text out of numbers, by the array: digits, money, times, JSON cells.

Long numbers are put together from tables of four digits, because taking a
ready text by its index is far cheaper than formatting each number.
"""

from collections.abc import Callable

import numpy as np

DAY = 86_400
UTC_LEAD = 8 * 3_600
_FOUR = np.array([f"{i:04d}" for i in range(10_000)], dtype=object)
# The same without their first one, two, three digits.
_ENDS = [np.array([four[k:] for four in _FOUR], dtype=object) for k in range(4)]
_PLAIN = np.array([str(i) for i in range(100_000)], dtype=object)
_FIRST_DAY = np.datetime64("1940-01-01")
_DAYS = np.arange(_FIRST_DAY, np.datetime64("2101-01-01"))
_FIRST_DAY_NO = int(_FIRST_DAY.astype(int))
_DATES = _DAYS.astype(str).astype(object)
_CLOCK = np.array(
    [f"{i // 3600:02d}:{i // 60 % 60:02d}:{i % 60:02d}" for i in range(DAY)],
    dtype=object,
)
_COMPACT_DATES = np.array([d.replace("-", "") for d in _DATES], dtype=object)
_COMPACT_CLOCK = np.array([c.replace(":", "") for c in _CLOCK], dtype=object)


def empty(n: int, value: str | None = None) -> np.ndarray:
    """Return ``n`` cells that all hold ``value``."""
    return np.full(n, value, dtype=object)


def digits(values: np.ndarray, width: int) -> np.ndarray:
    """Return whole numbers as texts of ``width`` digits, zeros in front."""
    values = np.asarray(values, dtype=np.int64)
    chunks = -(-width // 4)
    text = _ENDS[chunks * 4 - width][values // 10_000 ** (chunks - 1) % 10_000]
    for k in reversed(range(chunks - 1)):
        text = text + _FOUR[values // 10_000**k % 10_000]
    return text


def number(values: np.ndarray) -> np.ndarray:
    """Return whole numbers as plain texts."""
    values = np.asarray(values, dtype=np.int64)
    small = (values >= 0) & (values < len(_PLAIN))
    text = _PLAIN[np.where(small, values, 0)]
    if not small.all():
        text[~small] = values[~small].astype(str)
    return text


def yuan(fen: np.ndarray) -> np.ndarray:
    """Return fen as yuan with two decimals."""
    fen = np.asarray(fen, dtype=np.int64)
    whole, rest = np.divmod(np.abs(fen), 100)
    text = number(whole) + "." + digits(rest, 2)
    return np.where(fen < 0, "-" + text, text) if (fen < 0).any() else text


def date(days: np.ndarray) -> np.ndarray:
    """Return days since 1970-01-01 as ``2024-01-05``."""
    return _DATES[np.asarray(days, dtype=np.int64) - _FIRST_DAY_NO]


def clock(seconds: np.ndarray) -> np.ndarray:
    """Return the time of day of local seconds as ``16:33:45``."""
    return _CLOCK[np.asarray(seconds, dtype=np.int64) % DAY]


def local(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds as ``2024-01-05 16:33:45``."""
    return date(np.asarray(seconds) // DAY) + " " + clock(seconds)


def compact(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds as ``20240105163345``."""
    seconds = np.asarray(seconds, dtype=np.int64)
    day = _COMPACT_DATES[seconds // DAY - _FIRST_DAY_NO]
    return day + _COMPACT_CLOCK[seconds % DAY]


def iso_utc(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds as UTC, ``2024-01-05T08:33:45.000Z``."""
    utc = np.asarray(seconds) - UTC_LEAD
    return date(utc // DAY) + "T" + clock(utc) + ".000Z"


def epoch(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds as epoch seconds."""
    return digits(np.asarray(seconds) - UTC_LEAD, 10)


def epoch_ms(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds as epoch milliseconds."""
    return epoch(seconds) + "000"


def only(mask: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """Return the cells where ``mask`` holds, and nothing elsewhere."""
    return np.where(mask, cells, None)


def either(mask: np.ndarray, yes: object, no: object) -> np.ndarray:
    """Return ``yes`` where ``mask`` holds and ``no`` elsewhere, as texts."""
    return np.where(mask, yes, no).astype(object)


def rewrite(
    cells: np.ndarray, mask: np.ndarray, change: Callable[[str], str]
) -> np.ndarray:
    """Return the cells, those under ``mask`` that hold something changed.

    For the few cells of a defect; the hot paths work on whole arrays.
    """
    out = cells.copy()
    for i in np.flatnonzero(mask):
        if out[i] is not None:
            out[i] = change(out[i])
    return out


def present(cells: np.ndarray) -> np.ndarray:
    """Return which cells hold something."""
    return np.not_equal(cells, None).astype(bool)
