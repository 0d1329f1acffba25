"""What the generic system makes of awkward rows: nothing is mixed up or lost."""

from typing import Any

import pytest
from testbed import Bed, compiled_project


@pytest.fixture(scope="module")
def bed() -> Bed:
    return Bed(compiled_project())


def customer(channel: str, number: str, **more: str) -> dict[str, str | None]:
    return {"channel": channel, "customer_id": number, "name": None, **more}


def order(number: str, **more: str) -> dict[str, Any]:
    given = {"channel": "shop", "order_id": number, "amount": "7", "currency": "CNY"}
    return {**given, "ordered_at": "2024-06-01 10:00:00", **more}


def fates(bed: Bed, **tables: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Return what became of each row: its status and reason by its key."""
    raw = {f"generic.{name}": rows for name, rows in tables.items()}
    ledger = bed.run(raw).rows("int_conformed__landed_rows")
    return {row["entity_key"]: (row["row_status"], row["reason"]) for row in ledger}


def test_keys_with_colons_are_never_one_key(bed: Bed) -> None:
    found = fates(
        bed,
        customers=[
            customer("a:b", "c"),
            customer("a", "b:c"),
            customer("a", "buyer:9"),
        ],
        orders=[order("1", channel="a", customer_id="9")],
    )
    records = [key for key in found if key.count(":") == 2]
    assert len(records) == 4
    assert {status for status, _ in found.values()} == {"kept"}


def test_an_order_goes_to_the_customer_of_just_its_id(bed: Bed) -> None:
    result = bed.run(
        {
            "generic.customers": [
                customer("shop", "sp"),
                customer("shop", " sp "),
                customer("shop", "ＡＢＣ"),
            ],
            "generic.orders": [
                order("1", customer_id=" sp "),
                order("2", customer_id="ＡＢＣ"),
            ],
        }
    )
    buyers = {
        r["order_id"]: r["record_id"] for r in result.rows("int_conformed__orders")
    }
    assert buyers == {
        "generic:shop:1": "generic:shop: sp ",
        "generic:shop:2": "generic:shop:ＡＢＣ",
    }


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"amount": "999999999999999"}, "amount not readable"),
        ({"amount": "twelve"}, "amount not readable"),
        ({"currency": "吴隐 13912345678"}, "currency is no code of three letters"),
        ({"ordered_at": "2099-01-01"}, "ordered later than as_of"),
    ],
)
def test_an_order_that_cannot_be_counted_is_held_back(
    bed: Bed, cells: dict[str, str], reason: str
) -> None:
    assert fates(bed, orders=[order("1", **cells)]) == {
        "generic:shop:1": ("quarantined", reason)
    }


def test_chinese_order_statuses_are_read(bed: Bed) -> None:
    orders = [order("1", status="已完成"), order("2", status="哈哈")]
    facts = bed.run({"generic.orders": orders}).rows("fct_orders")
    assert {(f["status"], f["source_status"]) for f in facts} == {
        ("completed", "已完成"),
        ("unknown", "哈哈"),
    }


def test_many_records_without_a_name_on_one_phone_stay_apart(bed: Bed) -> None:
    shared = [customer("shop", str(n), phone="13911110001") for n in range(8)]
    assert len(set(bed.run({"generic.customers": shared}).one_ids.values())) == 8
    pair = bed.run({"generic.customers": shared[:2]})
    assert len(set(pair.one_ids.values())) == 1


def test_a_shifted_column_shows_no_contact_in_public(bed: Bed) -> None:
    shifted = customer(
        "shop", "1", city="13912345678", member_level="wu@example.com", province="北京"
    )
    (row,) = bed.run({"generic.customers": [shifted]}).rows("dim_customers")
    assert (row["province"], row["city"], row["member_level"]) == ("北京市", None, None)


def test_a_region_without_a_column_is_read_out_of_the_address(bed: Bed) -> None:
    result = bed.run(
        {
            "generic.customers": [
                customer(
                    "meituan", "1", address="湖里区附近@#福建省厦门市湖里区海棠路8号"
                ),
                customer("web", "2", city="昆明", address="五华区黄河大道6号"),
                customer(
                    "web", "3", city="昆明", district="盘龙区", address="五华区1号"
                ),
                customer("web", "4", address="和平东路402号御景里小区12号楼"),
                customer("west", "5", city="Perth", address="12 Main Street"),
            ]
        }
    )
    found = {
        r["source_record_id"]: (r["province"], r["city"], r["district"])
        for r in result.rows("int_conformed__customers")
    }
    assert found == {
        "1": ("福建省", "厦门市", "湖里区"),
        "2": ("云南省", "昆明市", "五华区"),
        "3": ("云南省", "昆明市", "盘龙区"),
        "4": (None, None, None),
        "5": (None, "Perth", None),
    }
