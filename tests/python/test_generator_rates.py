"""The dirt of the generated data does not fall below its floors."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from generated_world import Generated, generated, mobile, sightings

from benchmarks.world.tables import floors, rates

ROOT = Path(__file__).resolve().parents[2]
Measure = Callable[[Generated], float]


def numbers_seen(data: Generated) -> dict[int, set[int]]:
    """Return the numbers that each person's records give."""
    seen: dict[int, set[int]] = defaultdict(set)
    for person, number in sightings(data):
        seen[person].add(int(number))
    return seen


def own_numbers(data: Generated, person: int) -> set[int]:
    """Return the numbers that are a person's own, now or once."""
    phones = data.world.phones
    return {int(phones.first[person]), int(phones.second[person])} - {0}


def family_phone(data: Generated) -> float:
    """Return the share of persons seen with a number of a household member."""
    head = data.world.people.head
    return sum(
        head[person] != person and bool(numbers & own_numbers(data, head[person]))
        for person, numbers in numbers_seen(data).items()
    ) / len(data.world)


def recycled_phone(data: Generated) -> float:
    """Return the share of persons seen with a number that a stranger is seen with."""
    seen, household = numbers_seen(data), data.world.people.household
    shops = {mobile(row["phone"]) for row in data.tables["pos.stores"]} - {None}
    users = defaultdict(set)
    for person, numbers in seen.items():
        for number in numbers - {int(shop) for shop in shops}:
            if number in own_numbers(data, person):
                users[number].add(person)
    taken = set()
    for persons in users.values():
        if len({household[person] for person in persons}) > 1:
            since = data.world.phones.since
            taken.add(max(persons, key=lambda person: since[person]))
    return len(taken) / len(data.world)


def second_phone(data: Generated) -> float:
    """Return the share of persons seen with two numbers of their own."""
    return sum(
        len(numbers & own_numbers(data, person)) > 1
        for person, numbers in numbers_seen(data).items()
    ) / len(data.world)


def shop_phone(data: Generated) -> float:
    """Return the share of POS members whose number is a shop's."""
    shops = {row["phone"] for row in data.tables["pos.stores"]}
    members = data.tables["pos.members"]
    of_shop = [
        row for row in members if row["phone"] in shops or mobile(row["phone"]) in shops
    ]
    return len(of_shop) / len(members)


def marketplace_hidden_phone(data: Generated) -> float:
    """Return the share of Taobao trades that show no mobile number in clear."""
    trades = data.tables["taobao.trades"]
    return sum(mobile(row["receiver_mobile"]) is None for row in trades) / len(trades)


def missing_unionid(data: Generated) -> float:
    """Return the share of WeChat users, in every system, without a unionid."""
    cells = [
        row[column]
        for table, column in (
            ("youzan.followers", "union_id"),
            ("wecom.contacts", "unionid"),
            ("wechat.official_account_followers", "unionid"),
            ("wechat.mini_program_users", "unionId"),
        )
        for row in data.tables[table]
    ]
    return cells.count(None) / len(cells)


def paper_name_error(data: Generated) -> float:
    """Return the share of paper forms whose name has a wrong character."""
    names = data.world.people.names
    full, family = names.full(), names.family()
    forms = [row for row in data.tables["web.forms"] if row["source"] == "paper"]
    wrong = 0
    for row in forms:
        person = data.person(f"web:{row['project']}:form:{row['form_id']}")
        written = "".join(row["name"].split()).replace("·", "").replace("\u200b", "")
        # A traditional spelling is no error: it has the same length and sound.
        wrong += written != full[person] and not is_traditional(written, full[person])
        assert family[person]
    return wrong / len(forms)


def is_traditional(written: str, name: str) -> bool:
    """Return whether a name is another one in traditional characters."""
    from benchmarks.world.tables import read

    table = read("traditional")
    change = str.maketrans(dict(zip(*table.values(), strict=True)))
    return written == name.translate(change)


MEASURES: dict[str, Measure] = {
    measure.__name__: measure
    for measure in (
        family_phone,
        recycled_phone,
        second_phone,
        shop_phone,
        marketplace_hidden_phone,
        missing_unionid,
        paper_name_error,
    )
}


def test_every_floor_has_a_measure() -> None:
    assert set(MEASURES) == set(floors())


@pytest.mark.parametrize("persons", [3000, 20_000])
@pytest.mark.parametrize("rate", sorted(MEASURES))
def test_rate_stays_above_its_floor(rate: str, persons: int) -> None:
    assert MEASURES[rate](generated(persons)) >= floors()[rate]


def test_every_rate_is_read_somewhere() -> None:
    code = "".join(path.read_text() for path in (ROOT / "benchmarks").rglob("*.py"))
    assert [rate for rate in rates() if f'"{rate}"' not in code] == []


def test_floors_are_those_that_were_agreed() -> None:
    assert floors() == {
        "family_phone": 0.04,
        "recycled_phone": 0.03,
        "shop_phone": 0.03,
        "marketplace_hidden_phone": 0.60,
        "missing_unionid": 0.15,
        "second_phone": 0.20,
        "paper_name_error": 0.08,
    }


def test_a_world_without_dirt_falls_below_every_floor() -> None:
    data = Generated(3000, 1, "retail_cn", dict.fromkeys(floors(), 0.0))
    fallen = {rate for rate in MEASURES if MEASURES[rate](data) < floors()[rate]}
    assert fallen == set(MEASURES)
