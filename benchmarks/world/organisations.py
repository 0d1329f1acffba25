"""Companies: names with their variants, tax ids with their check character."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read

USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = np.array([3**i % 31 for i in range(17)])


@dataclass(frozen=True)
class Organisations:
    """Companies, one row each."""

    name: np.ndarray
    short_name: np.ndarray
    bracket_name: np.ndarray
    uscc: np.ndarray
    district: np.ndarray

    def __len__(self) -> int:
        """Return how many companies there are."""
        return len(self.name)


def draw_organisations(stream: Stream, persons: int) -> Organisations:
    """Return about one company for sixty persons."""
    n = max(12, persons // 60)
    table = read("districts")
    district = stream.whole(n, 0, len(table["district"]))
    city = pool([c.removesuffix("市") for c in table["city"]])[district]
    brands, trades = _words("brand"), _words("trade")
    own = stream.pick(n, brands) + stream.pick(n, brands)
    trade = stream.pick(n, trades)
    code = np.array(table["code"], dtype=np.int64)[district]
    return Organisations(
        name=city + own + trade + "有限公司",
        short_name=city + own + trade,
        bracket_name=own + trade + "（" + city + "）有限公司",
        uscc=_draw_usccs(stream, code),
        district=district,
    )


def _words(place: str) -> np.ndarray:
    table = read("organisation_words")
    return pool([w for w, at in zip(*table.values(), strict=True) if at == place])


def _draw_usccs(stream: Stream, region: np.ndarray) -> np.ndarray:
    """Return tax ids of 18 characters whose last one is right."""
    n = len(region)
    body = np.empty((n, 17), dtype=np.int64)
    body[:, 0], body[:, 1] = 9, 1
    for k in range(6):
        body[:, 2 + k] = region // 10 ** (5 - k) % 10
    body[:, 8:] = stream.rng.integers(0, 31, (n, 9))
    check = (31 - body @ _USCC_WEIGHTS % 31) % 31
    letters = np.array(list(USCC_LETTERS))
    text = letters[np.column_stack([body, check])]
    return pool(["".join(row) for row in text])
