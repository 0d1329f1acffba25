"""A generated world in memory, and who is seen with which phone in its tables."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from benchmarks.generate import exports, truth_columns
from benchmarks.systems.export import Truth
from benchmarks.world.dirt import FAKE_PHONES
from benchmarks.world.world import World, make_world

Rows = list[dict[str, str | None]]
PERSONS, SEED = 3000, 1
_NOBODY = {str(number) for number in FAKE_PHONES}


class Generated:
    """The tables of one world as rows, and the truth by record."""

    def __init__(
        self, persons: int, seed: int, kind: str, rates: dict[str, float] | None = None
    ) -> None:
        """Generate the world, with some rates of dirt changed, and keep it."""
        self.world: World = make_world(persons, seed, kind, rates)
        self.tables: dict[str, Rows] = {}
        truths = []
        for part in exports(self.world):
            if isinstance(part, Truth):
                truths.append(part)
                continue
            names = list(part.columns)
            cells = zip(*part.columns.values(), strict=True)
            self.tables[f"{part.system}.{part.name}"] = [
                {name: cell or None for name, cell in zip(names, row, strict=True)}
                for row in cells
            ]
        self.truth = dict(zip(*truth_columns(truths).values(), strict=True))

    def person(self, record_id: str) -> int | None:
        """Return the person behind a record, none for a company."""
        owner = self.truth[record_id]
        return int(owner[1:]) - 1 if owner.startswith("p") else None


@cache
def generated(
    persons: int = PERSONS, seed: int = SEED, kind: str = "retail_cn"
) -> Generated:
    """Return a generated world, made once."""
    return Generated(persons, seed, kind)


def mobile(cell: str | None) -> str | None:
    """Return the eleven digits of a cell that names a mobile number in clear."""
    text = unicodedata.normalize("NFKC", cell or "").strip("'\"=` ")
    whole = re.fullmatch(r"1\.(\d{10})E\+10", text)
    text = "1" + whole[1] if whole else text.removesuffix(".0").split("/")[0]
    if re.search(r"[^\d+\-. ]", text):
        return None
    found = re.fullmatch(r"(?:00|\+)?(?:86)?(1[3-9]\d{9})", re.sub(r"[-. ]", "", text))
    return found[1] if found and found[1] not in _NOBODY else None


def sightings(data: Generated) -> Iterator[tuple[int, str]]:
    """Return every person and number that one of their records gives."""
    for record_id, cell in _phone_cells(data):
        person, number = data.person(record_id), mobile(cell)
        if number and person is not None:
            yield person, number


def _phone_cells(data: Generated) -> Iterator[tuple[str, str | None]]:
    tables = data.tables
    for row in tables["youzan.customers"]:
        yield f"youzan:{row['node_kdt_id']}:{row['yz_open_id']}", row["mobile"]
    for row in tables["youzan.trades"]:
        account = f"youzan:{row['kdt_id']}:{row['yz_open_id']}"
        buyer = f"youzan:{row['kdt_id']}:buyer:{row['yz_open_id'] or row['tid']}"
        yield account if account in data.truth else buyer, row["buyer_phone"]
    for row in tables["wecom.follow_users"]:
        for cell in json.loads(row["remark_mobiles"])[:1]:
            yield f"wecom:{row['corp_id']}:{row['external_userid']}", cell
    for row in tables["wechat.mini_program_users"]:
        yield f"wechat:{row['appid']}:{row['openid']}", row["purePhoneNumber"]
    for row in tables["wechat.member_cards"]:
        fields = {f["name"]: f["value"] for f in json.loads(row["common_field_list"])}
        yield (
            f"wechat:{row['appid']}:card:{row['membership_number']}",
            fields.get("USER_FORM_INFO_FLAG_MOBILE"),
        )
    for row in tables["pos.members"]:
        yield f"pos:{row['app_id']}:{row['customerUid']}", row["phone"]
    for row in tables["pos.tickets"]:
        if row["phone"]:
            yield f"pos:{row['app_id']}:buyer:{row['sn']}", row["phone"]
    for name in ("contact", "lead"):
        for row in tables[f"salesforce.{name}"]:
            yield (
                f"salesforce:{row['organization_id']}:{row['id']}",
                row["mobile_phone"],
            )
    for row in tables["web.events"]:
        if row["type"] == "profile_set":
            told = json.loads(row["properties"])
            yield f"web:{row['project']}:{row['distinct_id']}", told.get("phone")
    for row in tables["web.forms"]:
        yield f"web:{row['project']}:form:{row['form_id']}", row["phone"]
    for row in tables["generic.customers"]:
        yield f"generic:{row['channel']}:{row['customer_id']}", row["phone"]
