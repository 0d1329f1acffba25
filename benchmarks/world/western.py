"""The same households with Western names, places and numbers."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import digits, either, empty, number, only, rewrite
from benchmarks.world.world import World

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Westerners:
    """Every person of a world, one row each."""

    given: np.ndarray
    middle: np.ndarray
    family: np.ndarray
    birth_family: np.ndarray
    place: np.ndarray
    street: np.ndarray
    flat: np.ndarray
    postal: np.ndarray
    email: np.ndarray

    def column(self, name: str) -> np.ndarray:
        """Return country, region or city of every person."""
        return pool(read("western_places")[name])[self.place]


def draw_westerners(world: World) -> Westerners:
    """Return names and homes for the persons of a world."""
    stream, n = world.stream("western people"), len(world)
    home = world.people.household
    homes = int(home.max()) + 1
    given = empty(n)
    for kind, rows in (
        ("male", np.flatnonzero(world.people.is_male)),
        ("female", np.flatnonzero(~world.people.is_male)),
    ):
        given[rows] = _names(stream, kind, len(rows))
    own = _names(stream, "family", n)
    shared = _names(stream, "family", homes)[home]
    family = np.where(stream.chance(n, 0.85), shared, own)
    middle = stream.pick(n, pool(list("ABCDEFGHJKLMPRSTW")))
    weights = np.array(read("western_places")["weight"], dtype=float)
    place_of_home = stream.index(homes, weights)
    return Westerners(
        given=given,
        middle=only(stream.chance(n, 0.6), middle),
        family=family,
        birth_family=own,
        place=place_of_home[home],
        street=(number(stream.whole(homes, 1, 2400)))[home],
        flat=only(
            stream.chance(homes, 0.3), "Apt " + number(stream.whole(homes, 1, 60))
        )[home],
        postal=_postal(stream, place_of_home)[home],
        email=_emails(stream, given, family),
    )


def _names(stream: Stream, kind: str, n: int) -> np.ndarray:
    table = read("western_names")
    rows = [i for i, k in enumerate(table["kind"]) if k == kind]
    weights = np.array([float(table["weight"][i]) for i in rows])
    return stream.pick(n, pool([table["name"][i] for i in rows]), weights)


def _postal(stream: Stream, place: np.ndarray) -> np.ndarray:
    """Return codes that begin as the place has it: ``94102`` and ``M11 5AB``."""
    n, table = len(place), read("western_places")
    american = digits(stream.whole(n, 1, 1000), 3)
    british = number(stream.whole(n, 1, 20)) + " " + number(stream.whole(n, 1, 10))
    british = british + stream.tokens(n, 2, "ABDEFGHJLNPQRSTUWXYZ")
    in_britain = pool(table["country"])[place] == "GB"
    return pool(table["postal"])[place] + either(in_britain, british, american)


def _emails(stream: Stream, given: np.ndarray, family: np.ndarray) -> np.ndarray:
    n = len(given)
    mark = number(stream.rng.permutation(n) + 10)
    names = pool(
        [
            (g[0] + f).lower().replace("'", "").encode("ascii", "ignore").decode()
            for g, f in zip(given, family, strict=True)
        ]
    )
    domain = stream.pick(n, pool(["example.com", "example.org", "example.net"]))
    return names + mark + "@" + domain


def phone_text(
    stream: Stream, westerners: Westerners, who: np.ndarray, values: np.ndarray
) -> np.ndarray:
    """Return numbers as people of that country write them; 0 is nothing."""
    n = len(who)
    table = read("western_places")
    british = westerners.column("country")[who] == "GB"
    codes = [int(code or 0) for code in table["area_code"]]
    area = digits(np.array(codes)[westerners.place[who]], 3)
    exchange = digits(200 + values // 10**4 % 800, 3)
    line = digits(values % 10**4, 4)
    kind = stream.rng.random(n)
    american = "(" + area + ") " + exchange + "-" + line
    american = np.where(kind < 0.4, area + "-" + exchange + "-" + line, american)
    american = np.where(kind < 0.2, "+1" + area + exchange + line, american)
    mobile = pool(["74", "75", "77", "78", "79"])[values // 10**8 % 5]
    mobile = mobile + digits(values % 10**8, 8)
    english = np.where(kind < 0.5, "0" + mobile, "+44 " + mobile)
    return only(values > 0, np.where(british, english, american))


def short_names(given: np.ndarray) -> np.ndarray:
    """Return what people of that name are called: William is Bill."""
    table = read("western_nicknames")
    called = dict(zip(*table.values(), strict=True))
    return pool([called.get(name, name) for name in given])


def misspelt(stream: Stream, cells: np.ndarray, rate: float) -> np.ndarray:
    """Return texts with a typing error in ``rate`` of them."""
    n = len(cells)
    kind, place = stream.whole(n, 0, 3), stream.rng.random(n)
    letter = stream.pick(n, pool(list(_LETTERS)))
    out = cells.copy()
    for i in np.flatnonzero(stream.chance(n, rate)):
        if out[i] is not None and len(out[i]) > 3:
            out[i] = _with_error(out[i], int(kind[i]), float(place[i]), letter[i])
    return out


def _with_error(text: str, kind: int, place: float, letter: str) -> str:
    at = 1 + int(place * (len(text) - 2))
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + letter + text[at + 1 :]


def streets(
    world: World, stream: Stream, people: Westerners, who: np.ndarray
) -> np.ndarray:
    """Return addresses in one line, some shortened, some without the flat."""
    n, table = len(who), read("western_streets")
    road = world.people.household[who] * 7 % len(table["street"])
    short = stream.chance(n, 0.4)
    name = np.where(short, pool(table["short"])[road], pool(table["street"])[road])
    flat = np.where(np.equal(people.flat[who], None), "", people.flat[who])
    shown = (flat != "") & stream.chance(n, 0.8)
    line = people.street[who] + " " + name + either(shown, ", " + flat, "")
    return rewrite(line, stream.chance(n, 0.1), str.upper)
