"""What sales people write into a CRM: persons, companies, stages, notes."""

import numpy as np

from benchmarks.systems.export import Columns
from benchmarks.systems.generic_cells import email_cells
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import DAY, digits, empty, only
from benchmarks.world.world import World

HEX = "0123456789abcdef"
STAFF = pool(
    ["周敏", "吴刚", "郑洁", "王磊", "冯婷", "陈浩", "褚燕", "卫东", "蒋丽", "沈强"]
)
TITLES = pool(["采购经理", "行政主管", "总经理", "店长", "财务"])
NOTES = pool(
    [
        "介绍了新品礼盒，对方要样品",
        "企业福利采购，预算待批",
        "回访：对上次配送满意",
        "约好下周到店试用",
        "报价已发，等对方确认",
        "未接通，改日再打",
    ]
)


def known_people(
    world: World, name: str, share: float, digital: float = 0.0, local: float = 0.0
) -> np.ndarray:
    """Return the persons in a table that others refer to: never nobody."""
    who = world.joined(name, share, digital, local)
    return who if len(who) else np.arange(1)


def person_cells(world: World, stream: Stream, who: np.ndarray) -> Columns:
    """Return names, mobile numbers and e-mails as staff type them."""
    n, people = len(who), world.people
    since = calendar.registrations(stream, n)
    phone = world.phones.at(stream, who, since)
    phone = dirt.mistyped(stream, phone, world.rates["typed_phone_error"])
    phone = np.where(stream.chance(n, 0.15), 0, phone)
    habits = dirt.Habits(
        wrong=world.rates["typed_name_error"], title=0.05, blank=0.04, latin=0.02
    )
    return {
        "name": dirt.written(stream, people.names.of(who), people.is_male[who], habits),
        "mobile": dirt.spelled(
            stream, phone, ("plus", "plus_blank", "dashes", "spaces"), 0.3
        ),
        "email": email_cells(stream, world.contacts.email[who], 0.55),
    }


def company_names(world: World, stream: Stream, firm: np.ndarray) -> np.ndarray:
    """Return names of companies: in full, short, or with the city in brackets."""
    firms, kind = world.organisations, stream.whole(len(firm), 0, 10)
    name = np.where(kind >= 7, firms.short_name[firm], firms.name[firm])
    return np.where(kind == 9, firms.bracket_name[firm], name)


def desk_lines(world: World, stream: Stream, n: int, share: float) -> np.ndarray:
    """Return office numbers, some with an extension; none in a world without."""
    extension = np.where(stream.chance(n, 0.2), "-802", "")
    line = "021-6" + digits(stream.whole(n, 0, 10**7), 7) + extension
    if world.kind == "retail_cn_no_phone":
        return empty(n)
    return only(stream.chance(n, share), line)


def stamps(stream: Stream, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return when records were made and last changed, in local seconds."""
    made = calendar.registrations(stream, n)
    return made, calendar.later(made, stream.whole(n, 60, 300 * DAY))
