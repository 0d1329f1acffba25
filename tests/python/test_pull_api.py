"""APIs are pulled page by page, through limits, expired tokens and failures."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import api_server
import pytest
from api_server import API_KEY, CLIENT, FORM, Api, Literal
from pulling import ROOT, declare, dies, landed, no_secret_in, project, pulled, start

from orchestration.landing import read_manifest, take_stock
from orchestration.settings import Settings

TRADE_COLUMNS = {
    "full_order_info.order_info.tid": "tid",
    "full_order_info.order_info.status": "status",
    "full_order_info.order_info.update_time": "update_time",
    "full_order_info.buyer_info.yz_open_id": "yz_open_id",
    "full_order_info.address_info.address_extra": "address_extra",
    "full_order_info.pay_info.payment": "payment",
}


@pytest.fixture
def api() -> Iterator[Api]:
    with api_server.running() as served:
        yield served


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("YOUZAN_CLIENT_ID", CLIENT[0])
    monkeypatch.setenv("YOUZAN_CLIENT_SECRET", CLIENT[1])
    monkeypatch.setenv("JIANDAOYUN_KEY", API_KEY)
    return project(tmp_path)


def youzan(api: Api, **changed: Any) -> dict[str, Any]:
    """Return the declaration of a Youzan shop, as the docs show it."""
    trades = {
        "table": "trades",
        "cursor": "full_order_info.order_info.update_time",
        "since": "2024-01-01 00:00:00",
        "endpoint": {
            "path": "youzan.trades.sold.get/4.0.2",
            "method": "POST",
            "json": {
                "start_update": "{incremental.start_value}",
                "page_size": 20,
            },
            "paginator": {
                "type": "page_number",
                "page_body_path": "page_no",
                "base_page": 1,
                "total_path": None,
            },
            "data_selector": "data.full_order_info_list",
        },
        "columns": TRADE_COLUMNS,
        "constants": {"kdt_id": "40419900"},
        "also": [
            {
                "table": "trade_orders",
                "each": "full_order_info.orders",
                "columns": {"^.full_order_info.order_info.tid": "tid"},
                "constants": {"kdt_id": "40419900"},
            }
        ],
    }
    return {
        "name": "youzan_shop",
        "system": "youzan",
        "kind": "rest_api",
        "client": {"base_url": f"{api.url}/api"},
        "token": {
            "url": f"{api.url}/auth/token",
            "json": {
                "client_id": {"env": "YOUZAN_CLIENT_ID"},
                "client_secret": {"env": "YOUZAN_CLIENT_SECRET"},
                "authorize_type": "silent",
                "grant_id": "40419900",
            },
            "access_token": "data.access_token",
            "expires_at": "data.expires",
            "query": "access_token",
        },
        "statuses": {
            "at": ["gw_err_resp.err_code", "code"],
            "ok": [200],
            "4203": 401,
        },
        "backoff": 0.01,
        "tables": [{**trades, **changed}],
    }


def jiandaoyun(api: Api, **changed: Any) -> dict[str, Any]:
    """Return the declaration of a Jiandaoyun form, as the docs show it."""
    customers = {
        "table": "customers",
        "cursor": "updateTime",
        "since": "2024-01-01T00:00:00.000Z",
        "endpoint": {
            "path": "app/entry/data/list",
            "method": "POST",
            "json": {
                "app_id": "5e0dca0cc9a2790006c11e02",
                "entry_id": "56fcab0f02c4675e3fe9694a",
                "limit": 20,
                "filter": {
                    "rel": "and",
                    "cond": [
                        {
                            "field": "updateTime",
                            "type": "datetime",
                            "method": "range",
                            "value": ["{incremental.start_value}", None],
                        }
                    ],
                },
            },
            "paginator": {
                "type": "cursor",
                "cursor_path": "data[-1]._id",
                "cursor_body_path": "data_id",
            },
            "data_selector": "data",
        },
    }
    return {
        "name": "crm",
        "system": "jiandaoyun",
        "kind": "rest_api",
        "client": {
            "base_url": f"{api.url}/api/v5",
            "auth": {"type": "bearer", "token": {"env": "JIANDAOYUN_KEY"}},
        },
        "statuses": {"at": "code", "8303": 429, "8304": 429},
        "backoff": 0.01,
        "tables": [{**customers, **changed}],
    }


def trade(number: int, update_time: str = "2024-03-01 10:00:00") -> dict[str, Any]:
    """Return a trade in the shape of youzan.trades.sold.get 4.0."""
    return {
        "full_order_info": {
            "order_info": {
                "tid": f"E{number:023d}",
                "status": "TRADE_SUCCESS",
                "update_time": update_time,
            },
            "buyer_info": {"yz_open_id": "abc", "buyer_id": 12345678901234567890},
            "address_info": {"address_extra": '{"areaCode":"440304"}'},
            "pay_info": {"payment": "51.67"},
            "orders": [
                {
                    "oid": f"{number}0{line}",
                    "title": "陈年普洱",
                    "price": Literal("1.10"),
                }
                for line in range(2)
            ],
        }
    }


def record(number: int, update_time: str = "2024-03-01T10:00:00.000Z") -> dict:
    """Return a record in the shape of Jiandaoyun's forms."""
    return {
        "_id": f"{number:024x}",
        "appId": "5e0dca0cc9a2790006c11e02",
        "name": "王小明",
        "_widget_1": Literal("12345678901234567.10"),
        "phone": {"verified": True, "phone": "13800000001"},
        "tags": ["老客户", "VIP"],
        "updateTime": update_time,
    }


def test_trades_come_page_by_page_with_their_lines(settings, api):
    api.trades = [trade(n) for n in range(45)]
    declare(settings, youzan(api))
    outcome = pulled(settings)
    assert outcome.errors == []
    assert [b.rows for b in outcome.batches] == [45, 90]
    found = landed(settings, "youzan/trades", "kdt_id", "tid", "payment", "_source_row")
    assert found[0] == ("40419900", f"E{0:023d}", "51.67", 1)
    assert len({row[1] for row in found}) == 45
    lines = landed(settings, "youzan/trade_orders", "tid", "oid", "title", "price")
    assert lines[3] == (f"E{1:023d}", "101", "陈年普洱", "1.10")
    assert [body["page_no"] for _, _, body in api.asked] == [1, 2, 3, 4]
    assert take_stock(replace(settings, systems=("youzan",))).errors == []


def test_numbers_and_nested_values_keep_what_was_written(settings, api):
    api.records = [record(1)]
    declare(settings, jiandaoyun(api))
    assert pulled(settings).errors == []
    columns = ("_id", "name", "_widget_1", "phone", "tags", "updateTime")
    (row,) = landed(settings, "jiandaoyun/customers", *columns)
    assert row == (
        f"{1:024x}",
        "王小明",
        "12345678901234567.10",
        '{"verified": true, "phone": "13800000001"}',
        '["老客户", "VIP"]',
        "2024-03-01T10:00:00.000Z",
    )


def test_only_what_changed_comes_again_and_boundaries_come_once(settings, api):
    api.records = [record(n) for n in range(45)]
    declare(settings, jiandaoyun(api))
    assert [b.rows for b in pulled(settings).batches] == [45]
    assert pulled(settings).unchanged == ["jiandaoyun/customers"]
    # One of the same moment, one later, one changed within the same moment.
    api.records += [record(90), record(91, "2024-03-02T00:00:00.000Z")]
    api.records[0]["name"] = "王大明"
    assert [b.rows for b in pulled(settings).batches] == [3]
    assert pulled(settings).batches == []
    ids = landed(settings, "jiandaoyun/customers", "_id", "name")
    assert len(ids) == 48
    assert ids.count((f"{0:024x}", "王大明")) == 1


def test_an_overlap_reads_back_and_lands_only_what_differs(settings, api):
    api.records = [record(n, f"2024-03-01T10:00:{n:02d}.000Z") for n in range(30)]
    declare(settings, jiandaoyun(api, overlap=10))
    assert [b.rows for b in pulled(settings).batches] == [30]
    first = pulled(settings).batches
    assert [b.rows for b in first] == [11]
    assert pulled(settings).batches == []
    # Written late, with a time that was already passed.
    api.records.append(record(99, "2024-03-01T10:00:25.000Z"))
    assert [b.rows for b in pulled(settings).batches] == [12]


def test_an_overlap_of_trades_keeps_the_form_of_their_times(settings, api):
    api.trades = [trade(n, f"2024-03-01 10:{n:02d}:00") for n in range(30)]
    declare(settings, youzan(api, overlap=600))
    pulled(settings)
    outcome = pulled(settings)
    assert outcome.errors == []
    assert api.asked[-1][2]["start_update"] == "2024-03-01 10:19:00"
    assert [b.rows for b in outcome.batches] == [11, 22]


def test_an_overlap_of_what_is_no_time_is_told(settings, api):
    api.records = [record(1, "03/01/2024")]
    declare(settings, jiandaoyun(api, overlap=600, since="01/01/2024"))
    (said,) = pulled(settings).errors
    assert "`overlap` cannot be counted back from `updateTime`" in said


def test_a_field_that_an_api_leaves_out_holds_nothing_back(settings, api):
    api.records = [record(n) for n in range(3)]
    declare(settings, jiandaoyun(api))
    pulled(settings)
    later = record(9, "2024-03-02T00:00:00.000Z")
    del later["name"], later["tags"]
    api.records.append(later)
    (batch,) = pulled(settings).batches
    assert batch.held_back is None
    assert landed(settings, "jiandaoyun/customers", "name")[-1] == (None,)


def test_a_limit_is_waited_for_as_long_as_the_server_says(settings, api):
    api.records = [record(n) for n in range(30)]
    too_fast = {"code": 8303, "msg": "Company Request Limit Exceeded"}
    api.faults = [(429, {"Retry-After": "2"}, {"msg": "slow"}), (400, {}, too_fast)]
    declare(settings, jiandaoyun(api))
    assert [b.rows for b in pulled(settings).batches] == [30]
    first, second, *_ = [moment for moment, _, _ in api.asked]
    assert second - first >= 2


def test_a_pace_is_kept(settings, api):
    api.records = [record(n) for n in range(50)]
    declare(settings, {**jiandaoyun(api), "requests_per_second": 5})
    assert pulled(settings).errors == []
    moments = [moment for moment, _, _ in api.asked]
    assert all(b - a > 0.15 for a, b in pairwise(moments))


def test_an_error_that_looks_like_success_is_no_last_page(settings, api):
    api.trades = [trade(n) for n in range(45)]
    wrong = {"code": 135500001, "success": False, "data": None, "message": "系统异常"}
    for answer, said in ((wrong, "系统异常"), ({"oops": 1}, "came without `data`")):
        asked = len(api.asked)

        def fail_at_the_second_page(answer: dict = answer, asked: int = asked) -> None:
            api.faults = [(200, {}, answer)] if len(api.asked) == asked + 2 else []

        api.on_request = fail_at_the_second_page
        declare(settings, youzan(api))
        (error,) = pulled(settings).errors
        assert said in error
        assert read_manifest(settings) == []
    api.on_request = lambda: None
    assert [b.rows for b in pulled(settings).batches] == [45, 90]


def test_server_errors_and_cut_connections_are_tried_again(settings, api):
    api.trades = [trade(n) for n in range(45)]
    api.faults = [(500, {}, b"oops"), (503, {}, b""), (502, {}, b"<html>")]
    declare(settings, youzan(api))
    assert [b.rows for b in pulled(settings).batches] == [45, 90]


def test_a_token_that_ran_out_is_renewed_in_the_middle(settings, api):
    api.trades = [trade(n) for n in range(85)]
    api.token_holds = 2
    declare(settings, youzan(api))
    outcome = pulled(settings)
    assert outcome.errors == []
    assert [b.rows for b in outcome.batches] == [85, 170]
    assert api.issued >= 3


def test_a_fresh_token_that_is_refused_ends_in_a_sentence(settings, api):
    api.trades = [trade(1)]
    api.token_holds = 0
    declare(settings, youzan(api))
    (said,) = pulled(settings).errors
    assert "a fresh one as well" in said
    assert "token-" not in said
    assert pulled(settings).batches == []


def test_wrong_credentials_are_told_without_them(settings, api, monkeypatch):
    monkeypatch.setenv("YOUZAN_CLIENT_SECRET", "another secret")
    declare(settings, youzan(api))
    (said,) = pulled(settings).errors
    assert "参数 client 非法" in said
    assert "another secret" not in said


def test_a_wrong_key_is_told_without_it(settings, api, monkeypatch):
    monkeypatch.setenv("JIANDAOYUN_KEY", "another key")
    declare(settings, jiandaoyun(api))
    (said,) = pulled(settings).errors
    assert "refused the key" in said
    assert "another key" not in said


def test_an_unset_variable_is_named(settings, api, monkeypatch):
    monkeypatch.delenv("JIANDAOYUN_KEY")
    declare(settings, jiandaoyun(api))
    (said,) = pulled(settings).errors
    assert "export JIANDAOYUN_KEY=" in said


def test_what_fails_is_told_and_the_rest_lands(settings, api):
    api.records = [record(1)]
    gone = {**youzan(api), "client": {"base_url": f"{api.url}/nowhere"}}
    declare(settings, gone, jiandaoyun(api))
    outcome = pulled(settings)
    (said,) = outcome.errors
    assert "check `base_url` and `path`" in said
    assert [b.table for b in outcome.batches] == ["customers"]


def test_an_unreachable_host_is_told(settings, api):
    away = {**jiandaoyun(api), "attempts": 1}
    away["client"] = {**away["client"], "base_url": "http://127.0.0.1:9/api"}
    declare(settings, away)
    (said,) = pulled(settings).errors
    assert "127.0.0.1:9 cannot be reached" in said


def test_a_missing_key_column_is_told_before_anything_lands(settings, api):
    api.trades = [trade(1)]
    columns = {k: v for k, v in TRADE_COLUMNS.items() if v != "tid"}
    declare(settings, youzan(api, columns=columns))
    (said,) = pulled(settings).errors
    assert "lacks the key column `tid`" in said
    # With the file corrected nothing is in the way.
    declare(settings, youzan(api))
    assert [b.rows for b in pulled(settings).batches] == [1, 2]


def test_an_api_without_records_gives_empty_tables_once(settings, api):
    declare(settings, youzan(api))
    assert [b.rows for b in pulled(settings).batches] == [0, 0]
    assert pulled(settings).batches == []
    api.trades = [trade(1)]
    assert [b.rows for b in pulled(settings).batches] == [1, 2]


def test_secrets_lie_in_no_file(settings, api):
    api.trades, api.records = [trade(1)], [record(1)]
    declare(settings, youzan(api), jiandaoyun(api))
    assert pulled(settings).errors == []
    api.token_holds = 0
    assert pulled(settings).errors
    no_secret_in(settings.home, *CLIENT, API_KEY, "token-1", "token-2")


def test_killed_between_pages_and_started_again(settings, api):
    api.trades = [trade(n) for n in range(85)]
    declare(settings, youzan(api))
    process = start(settings)

    def kill_at_the_third_page() -> None:
        if len(api.asked) == 3:
            process.kill()

    api.on_request = kill_at_the_third_page
    process.wait(timeout=120)
    assert process.returncode < 0
    assert read_manifest(settings) == []
    assert [b.rows for b in pulled(settings).batches] == [85, 170]


def test_killed_before_a_table_without_rows_has_landed(settings, api):
    api.trades = [trade(n) for n in range(5)]
    for made in api.trades:
        made["full_order_info"]["orders"] = []
    declare(settings, youzan(api))
    dies(settings, "orchestration.pulls.staged", "settle", "after")
    assert [(b.table, b.rows) for b in pulled(settings).batches] == [
        ("trade_orders", 0)
    ]
    assert len(landed(settings, "youzan/trades", "tid")) == 5
    assert pulled(settings).batches == []


def test_another_landing_folder_gets_everything(settings, api, tmp_path):
    api.records = [record(n) for n in range(5)]
    declare(settings, jiandaoyun(api))
    assert [b.rows for b in pulled(settings).batches] == [5]
    other = replace(settings, landing_dir=tmp_path / "elsewhere")
    other.landing_dir.mkdir()
    declare(other, jiandaoyun(api))
    assert [b.rows for b in pulled(other).batches] == [5]


def test_full_starts_over(settings, api):
    api.records = [record(n) for n in range(5)]
    declare(settings, jiandaoyun(api))
    assert [b.rows for b in pulled(settings).batches] == [5]
    assert pulled(settings).batches == []
    assert [b.rows for b in pulled(settings, full=True).batches] == [5]


def test_pulled_trades_are_the_texts_of_the_exports(api, tmp_path, settings):
    """What the models read of seeds they read of an API in Youzan's shape."""
    seed = ROOT / "seeds" / "raw" / "youzan" / "raw_youzan__trades.csv"
    with seed.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:50]
    groups = {"order_info": {}, "buyer_info": {}, "address_info": {}, "pay_info": {}}
    place = dict.fromkeys(rows[0], "order_info")
    place |= dict.fromkeys(("yz_open_id", "buyer_phone", "outer_user_id"), "buyer_info")
    place |= dict.fromkeys(("total_fee", "post_fee", "payment"), "pay_info")
    del place["kdt_id"]
    api.trades = []
    for row in rows:
        info: dict[str, Any] = json.loads(json.dumps(groups))
        for name, group in place.items():
            info[group][name] = row[name] or None
        api.trades.append({"full_order_info": info})
    real = replace(settings, project_dir=ROOT)
    columns = {f"full_order_info.{group}.{name}": name for name, group in place.items()}
    shop = youzan(api, columns=columns, since="2020-01-01 00:00:00", also=[])
    shop["tables"][0].pop("cursor")
    shop["tables"][0].pop("since")
    shop["tables"][0]["endpoint"]["json"].pop("start_update")
    declare(real, shop)
    outcome = pulled(real)
    assert outcome.errors == []
    found = landed(real, "youzan/trades", *rows[0])
    assert found == [tuple(v or None for v in row.values()) for row in rows]


def test_the_form_is_asked_with_its_filter(settings, api):
    api.records = [record(1)]
    declare(settings, jiandaoyun(api))
    pulled(settings)
    _, path, body = api.asked[0]
    assert path == FORM
    value = body["filter"]["cond"][0]["value"]
    assert value == ["2024-01-01T00:00:00.000Z", None]


def test_pulled_form_records_are_the_texts_of_the_exports(api, settings):
    """The same for Jiandaoyun's customers, whose cells hold JSON."""
    seed = ROOT / "seeds" / "raw" / "jiandaoyun" / "raw_jiandaoyun__customers.csv"
    with seed.open(encoding="utf-8", newline="") as file:
        versions = {row["_id"]: row for row in csv.DictReader(file)}
    rows = [versions[key] for key in sorted(versions)][:50]
    api.records = [{k: of_cell(v) for k, v in row.items()} for row in rows]
    real = replace(settings, project_dir=ROOT)
    declare(real, jiandaoyun(api, since="2000-01-01T00:00:00.000Z"))
    outcome = pulled(real)
    assert outcome.errors == []
    found = landed(real, "jiandaoyun/customers", *rows[0])
    assert len(found) == len(rows)
    for texts, row in zip(found, rows, strict=True):
        assert list(map(of_cell, texts)) == list(map(of_cell, row.values()))


def of_cell(cell: str | None) -> Any:
    """Return what a cell holds: JSON, a text or nothing."""
    return json.loads(cell) if cell and cell[0] in "[{" else cell or None
