"""All systems as one generic source: every record once, with its own cells."""

from collections import Counter
from pathlib import Path

import duckdb
import pytest
from generated_world import PERSONS, SEED, Generated, generated, mobile

from benchmarks.flat.flatten import QUERIES, flatten
from benchmarks.generate import exports, main, truth_columns
from benchmarks.systems.export import Columns, Table, Truth
from benchmarks.systems.generic_cells import CUSTOMER_COLUMNS
from benchmarks.world.tables import pool

Row = dict[str, str | None]
CHANNELS = {
    "form", "meituan", "member_card", "mini_program", "pos", "roadshow", "salesforce",
    "taobao", "web", "wechat_oa", "wechat_pay", "wecom", "youzan", "youzan_fans",
}  # fmt: skip


def flat(parts: list[Table | Truth]) -> tuple[list[Row], dict[str, str]]:
    """Return the customers of some tables as rows, and the truth."""
    table, *truths = flatten(parts)
    cells = zip(*table.columns.values(), strict=True)
    rows = [dict(zip(table.columns, row, strict=True)) for row in cells]
    return rows, dict(zip(*truth_columns(truths).values(), strict=True))


def flat_world(data: Generated) -> tuple[list[Row], dict[str, str]]:
    """Return the customers of a generated world as rows, and the truth."""
    return flat(list(exports(data.world)))


def made_up(owners: dict[str, int], **rows: list[Row]) -> list[Row]:
    """Return the customers of a few rows of raw tables, the other cells empty.

    A table is named ``system__table``; the rest of its system has no rows.
    """
    shapes, parts = generated(300).tables, []
    system = next(iter(rows)).split("__")[0]
    for name in [name for name in shapes if name.startswith(f"{system}.")]:
        given = rows.get(name.replace(".", "__"), [])
        columns: Columns = {
            column: pool([row.get(column) for row in given])
            for column in shapes[name][0]
        }
        parts.append(Table(*name.split("."), columns, ()))
    truth = Truth(pool(list(owners)), pool(list(owners.values())))
    return flat([*parts, truth])[0]


@pytest.mark.parametrize(
    ("persons", "kind"),
    [(PERSONS, "retail_cn"), (300, "retail_cn_no_phone"), (300, "western")],
)
def test_every_record_is_one_row_of_the_same_person(persons: int, kind: str) -> None:
    data = generated(persons, SEED, kind)
    rows, truth = flat_world(data)
    owners = [
        owner for record, owner in data.truth.items() if record.split(":")[0] in QUERIES
    ]
    assert Counter(truth.values()) == Counter(owners)
    assert {f"generic:{row['channel']}:{row['customer_id']}" for row in rows} == set(
        truth
    )
    assert len(rows) == len(truth)
    assert list(rows[0]) == CUSTOMER_COLUMNS


def test_each_kind_of_record_is_a_channel_and_fills_what_it_has() -> None:
    rows, _ = flat_world(generated())
    assert {row["channel"] for row in rows} == CHANNELS
    filled = {
        name: {row["channel"] for row in rows if row[name]} for name in CUSTOMER_COLUMNS
    }
    assert all(filled.values())
    assert filled["wecom_external_userid"] == {"wecom"}
    assert filled["wechat_openid"] == filled["wechat_appid"]
    assert filled["other_id"] == filled["other_id_type"]
    assert filled["name"] == CHANNELS - {
        "mini_program",
        "wechat_pay",
        "youzan_fans",
    }
    assert filled["member_card_no"] >= {"pos", "member_card", "form", "roadshow"}


def test_cells_are_those_of_the_system() -> None:
    rows, _ = flat_world(generated())
    tables = generated().tables
    cells = {
        channel: {(row["name"], row["phone"]) for row in rows if row["party_type"]}
        & {(row["name"], row["phone"]) for row in tables[table]}
        for channel, table in (("pos", "pos.members"), ("form", "web.forms"))
    }
    assert len(cells["pos"]) > 1000
    assert len(cells["form"]) > 300
    assert any(row["phone"] and row["phone"].startswith('="') for row in rows)
    assert any(row["name"] and "**(先生)" in row["name"] for row in rows)


def test_a_world_without_phones_stays_without() -> None:
    rows, _ = flat_world(generated(300, kind="retail_cn_no_phone"))
    assert not [row for row in rows if mobile(row["phone"]) or mobile(row["phone_2"])]


def test_a_contact_is_called_what_staff_noted_unless_it_shows_a_name() -> None:
    ids = {"corp_id": "ww1", "external_userid": "wm1"}
    colleague = {"corp_id": "ww1", "external_userid": "wo1"}
    notes = [
        ("s1", "1500000000", "A王芳-老客户", '["13900000001"]'),
        ("s2", "1600000000", "王芳", '["13900000001","13900000002"]'),
        ("s3", "1700000000", "芳芳", "[]"),
    ]
    rows = made_up(
        {"wecom:ww1:wm1": 1, "wecom:ww1:wo1": 2},
        wecom__contacts=[
            {**ids, "name": "芳芳", "type": "1"},
            {**colleague, "name": "李强", "type": "2", "corp_name": "万象"},
        ],
        wecom__follow_users=[
            {**ids, "userid": staff, "createtime": at, "remark": remark}
            | {"remark_mobiles": mobiles}
            for staff, at, remark, mobiles in notes
        ],
        wecom__group_members=[
            {"corp_id": "ww1", "userid": "wm1", "unionid": "union"},
            {"corp_id": "ww1", "userid": "wm9", "unionid": "stranger"},
        ],
    )
    contact, other = sorted(rows, key=lambda row: row["customer_id"])
    assert (contact["name"], contact["nickname"]) == ("王芳", "芳芳")
    assert (contact["phone"], contact["phone_2"]) == ("13900000001", "13900000002")
    assert contact["wechat_unionid"] == "union"
    assert (contact["created_at"], contact["updated_at"]) == (
        "1500000000",
        "1700000000",
    )
    assert (other["name"], other["nickname"], other["company"]) == (
        "李强",
        None,
        "万象",
    )


def test_the_latest_pull_counts_and_trades_tell_a_second_number() -> None:
    account = {"node_kdt_id": "1", "yz_open_id": "a", "mobile": "+8613900000001"}
    trade = {"kdt_id": "1", "yz_open_id": "a", "update_time": "2025-01-03"}
    rows = made_up(
        {"youzan:1:a": 1},
        youzan__customers=[
            {**account, "points": "0", "updated_time": "900"},
            {**account, "points": "7", "updated_time": "1000"},
        ],
        youzan__trades=[
            {**trade, "tid": "E1", "buyer_phone": "13900000001", "created": "1"},
            {**trade, "tid": "E2", "buyer_phone": "13900000002", "created": "2"},
        ],
    )
    assert [(row["points"], row["phone"], row["phone_2"]) for row in rows] == [
        ("7", "+8613900000001", "13900000002")
    ]


@pytest.mark.parametrize(
    ("cells", "name", "phone"),
    [
        ({"receiver_tel": "13900000001"}, "王芳", "13900000001"),
        ({"buyer_phone": "139", "receiver_tel": "139"}, "王芳", "139"),
        ({"buyer_phone": "139", "receiver_tel": "138"}, None, "139"),
        ({"buyer_phone": "139", "receiver_tel": "138****0000"}, "王芳", "139"),
        ({"gift_no": "g1", "receiver_tel": "138"}, None, None),
    ],
)
def test_a_guest_is_the_receiver_only_where_nothing_says_otherwise(
    cells: Row, name: str | None, phone: str | None
) -> None:
    trade = {"kdt_id": "1", "tid": "E1", "receiver_name": "王芳", "created": "1"}
    rows = made_up({"youzan:1:buyer:E1": 1}, youzan__trades=[trade | cells])
    assert [(row["name"], row["phone"]) for row in rows] == [(name, phone)]


@pytest.mark.parametrize(
    ("receivers", "name", "phone"),
    [
        ([("王**", "184-1"), ("王芳", "13900000001")], "王芳", "13900000001"),
        ([("王芳", "13900000001"), ("李强", "13900000002")], None, None),
        ([("王芳", None), ("王强", None)], None, None),
        ([("~cipher~1~", "$cipher$1$")], None, None),
    ],
)
def test_a_taobao_buyer_is_who_all_trades_go_to(
    receivers: list[tuple[str, str | None]], name: str | None, phone: str | None
) -> None:
    rows = made_up(
        {"taobao:shop:AAH1": 1},
        taobao__members=[{"seller_nick": "shop", "ouid": "AAH1", "buyer_nick": "t**1"}],
        taobao__trades=[
            {"seller_nick": "shop", "tid": str(tid), "buyer_open_uid": "AAH1"}
            | {"receiver_name": receiver, "receiver_mobile": number}
            for tid, (receiver, number) in enumerate(receivers)
        ],
    )
    assert [(row["name"], row["phone"], row["nickname"]) for row in rows] == [
        (name, phone, "t**1")
    ]


def test_a_record_that_the_truth_does_not_know_is_named() -> None:
    member = {"app_id": "app", "customerUid": "1"}
    with pytest.raises(ValueError, match=r"1 records differ .*pos:app:1"):
        made_up({}, pos__members=[member])


def test_two_records_with_one_key_in_one_channel_are_refused() -> None:
    members = [{"app_id": app, "customerUid": "1"} for app in ("app", "other")]
    with pytest.raises(ValueError, match="the same key"):
        made_up({"pos:app:1": 1, "pos:other:1": 2}, pos__members=members)


def test_a_colon_in_a_key_is_escaped_in_the_truth() -> None:
    table = generated(300).tables["generic.customers"][0]
    row = dict.fromkeys(table) | {"channel": "fair", "customer_id": "a:1%"}
    columns = {name: pool([cell]) for name, cell in row.items()}
    orders = {name: pool([]) for name in generated(300).tables["generic.orders"][0]}
    _, truth = flat(
        [
            Table("generic", "customers", columns, ()),
            Table("generic", "orders", orders, ()),
            Truth(pool(["generic:fair:a:1%"]), pool([0])),
        ]
    )
    assert list(truth) == ["generic:fair:a%3A1%25"]


def test_the_layout_is_one_table_and_its_truth_always_the_same(tmp_path: Path) -> None:
    written = []
    for name, format in (("one", "csv"), ("again", "csv"), ("columns", "parquet")):
        out = tmp_path / name
        where = ["--out", str(out), "--format", format]
        main(["--persons", "150", "--layout", "generic", *where])
        files = sorted(path for path in out.rglob("*") if path.is_file())
        assert [str(path.relative_to(out)) for path in files] == [
            f"generic/customers.{format}",
            "truth.csv",
        ]
        written.append(files[0])
    assert written[0].read_bytes() == written[1].read_bytes()
    different = duckdb.sql(
        f"select count(*) from (from read_csv('{written[0]}', all_varchar = true)"
        f" except from read_parquet('{written[2]}'))"
    ).fetchone()
    assert different == (0,)
