"""What business software knows of companies: their names, lines and people."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import Columns, Truth, append_rows
from benchmarks.world import dirt
from benchmarks.world.randomness import Stream
from benchmarks.world.shopping import Baskets
from benchmarks.world.tables import pool, read
from benchmarks.world.text import digits, empty, number
from benchmarks.world.world import World


def owners(
    record_id: np.ndarray, owner: np.ndarray, is_organisation: bool = False
) -> Iterator[Truth]:
    """Return whose the records are, unless there are none in a small world."""
    if len(record_id):
        yield Truth(record_id, owner, is_organisation)


def nobodies(world: World, system: str) -> np.ndarray:
    """Return owners for the accounts of a system that stand for nobody."""
    places = {"yonyou": (0, 1), "kingdee": (2,), "sap": (3,)}
    return len(world.organisations) + np.array(places[system])


def has_phones(world: World) -> bool:
    """Return whether anybody in the world has a phone."""
    return world.kind != "retail_cn_no_phone"


def agents(world: World) -> np.ndarray:
    """Return the person who acts for each company, wherever it is known."""
    everybody = world.stream("company agents").rng.permutation(len(world))
    return everybody[: len(world.organisations)]


def firm_names(stream: Stream, world: World, firm: np.ndarray) -> np.ndarray:
    """Return companies as clerks write them: in full, short, with brackets."""
    firms, n = world.organisations, len(firm)
    kind = stream.whole(n, 0, 10)
    name = np.where(kind == 8, firms.short_name[firm], firms.name[firm])
    return np.where(kind == 9, firms.bracket_name[firm], name)


def firm_place(world: World, firm: np.ndarray, column: str) -> np.ndarray:
    """Return the province, city or district of companies."""
    return pool(read("districts")[column])[world.organisations.district[firm]]


def firm_lines(world: World, stream: Stream, n: int) -> np.ndarray:
    """Return landlines: ``021-61234567``."""
    line = "021-6" + digits(stream.whole(n, 0, 10**7), 7)
    return line if has_phones(world) else empty(n)


def people_names(world: World, stream: Stream, who: np.ndarray) -> np.ndarray:
    """Return persons as clerks write them: mostly in full, some by title."""
    people = world.people
    return dirt.written(
        stream,
        people.names.of(who),
        people.is_male[who],
        dirt.Habits(wrong=world.rates["typed_name_error"], title=0.12, blank=0.05),
    )


def mobiles(
    world: World, stream: Stream, who: np.ndarray, when: np.ndarray, rate: float = 0.3
) -> np.ndarray:
    """Return the mobile numbers that persons gave, some with blanks or dashes."""
    phone = world.phones.own(stream, who, when)
    return dirt.spelled(stream, phone, ("spaces", "dashes", "plus_blank"), rate)


def wholesale(baskets: Baskets, factor: np.ndarray) -> Baskets:
    """Return baskets of cartons: each order's pieces and money so many times."""
    times = factor[baskets.order]
    return Baskets(
        order=baskets.order,
        line=baskets.line,
        product=baskets.product,
        quantity=baskets.quantity * times,
        price=baskets.price,
        amount=baskets.amount * times,
        total=baskets.total * factor,
        list_total=baskets.list_total * factor,
    )


def money(fen: np.ndarray) -> np.ndarray:
    """Return fen as a database prints money: ``1234.5600``, ``-80.0000``."""
    fen = np.asarray(fen, dtype=np.int64)
    whole, rest = np.divmod(np.abs(fen), 100)
    text = number(whole) + "." + digits(rest, 2) + "00"
    return np.where(fen < 0, "-" + text, text)


def with_row(columns: Columns, row: int, **cells: str | None) -> Columns:
    """Return a table with a copy of one of its rows below, some cells changed."""
    copy = {name: values[row : row + 1] for name, values in columns.items()}
    changed = {name: empty(1, cell) for name, cell in cells.items()}
    return append_rows(columns, copy | changed)


def with_damaged_row(columns: Columns, row: int, **cells: str | None) -> Columns:
    """Return a table with one such row that nobody can use, unless it is small.

    Of a few rows one would be so large a share that the whole export is refused.
    """
    if len(next(iter(columns.values()))) < 60:
        return columns
    return with_row(columns, row, **cells)
