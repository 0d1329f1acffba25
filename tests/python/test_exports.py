"""Exports as people send them become batches, and no readable row is lost."""

import csv
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import duckdb
import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from orchestration.batches import Landed, land_files
from orchestration.errors import OneIdError
from orchestration.exports.sources import ExportSource, read_sources
from orchestration.landing import take_stock
from orchestration.settings import Settings

HEADER = "id,mobile,nickname"
ROWS = ["001,13800000001,张伟", "1234567890123456789,13800000002,王芳"]
GOOD = "\n".join([HEADER, *ROWS]) + "\n"
MEMBERS = ExportSource("shop", "members")


_DECLARED = """
sources:
  - name: raw_shop
    tables:
      - name: members
        columns:
          - {name: id, config: {meta: {is_key: true}}}
          - {name: mobile, config: {meta: {holds: phone}}}
          - {name: nickname}
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    project = tmp_path / "project"
    folder = project / "models" / "staging" / "shop"
    folder.mkdir(parents=True)
    (folder / "_shop.yml").write_text(_DECLARED, encoding="utf-8")
    (project / "dbt_project.yml").write_text("vars: {catalogue: {shop: [customers]}}")
    landing = tmp_path / "landing"
    landing.mkdir()
    return Settings(project, tmp_path / "home", landing, "files", ("shop",))


def land(settings: Settings, *files: Path, **told: object) -> Landed:
    return land_files(settings, replace(MEMBERS, **told), list(files))


READ = ("id", "mobile", "nickname", "_source_file", "_source_row")


def rows_of(settings: Settings, landed: Landed) -> list[tuple]:
    rows: list[tuple] = []
    for batch in landed.batches:
        path = settings.landing_dir / batch.file
        found = duckdb.execute(f"from read_parquet('{path}')")
        names = [column[0] for column in found.description]
        for row in found.fetchall():
            cells = dict(zip(names, row, strict=True))
            rows.append(tuple(cells.get(name) for name in READ))
    return rows


def cells_of(settings: Settings, landed: Landed) -> list[tuple]:
    return [row[:3] for row in rows_of(settings, landed)]


def rejected(settings: Settings) -> list[tuple[str, ...]]:
    found = []
    for path in sorted((settings.landing_dir / "rejected").rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [tuple(row) for row in csv.reader(file)][1:]
    return found


CLEAN = [("001", "13800000001", "张伟"), ("1234567890123456789", "13800000002", "王芳")]


def test_a_plain_export_keeps_its_texts_and_lines(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(GOOD, encoding="utf-8")
    landed = land(settings, export)
    assert rows_of(settings, landed) == [
        (*CLEAN[0], "export.csv", 2),
        (*CLEAN[1], "export.csv", 3),
    ]
    assert land(settings, export).known == ["export.csv"]
    stock = take_stock(settings)
    assert (stock.rows, stock.fresh, stock.warnings, stock.errors) == (2, [], [], [])


def test_an_empty_export_becomes_an_empty_batch(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.touch()
    assert [b.rows for b in land(settings, export).batches] == [0]
    assert take_stock(settings).errors == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GOOD.encode("utf-8-sig"), id="utf-8 with its mark"),
        pytest.param(GOOD.encode("gb18030"), id="gb18030"),
        pytest.param(GOOD.encode("utf-16"), id="utf-16"),
        pytest.param(GOOD.encode("utf-16-le"), id="utf-16 without its mark"),
        pytest.param(GOOD.replace("\n", "\r\n").encode(), id="windows lines"),
        pytest.param(GOOD.replace("\n", "\r").encode(), id="old mac lines"),
        pytest.param(
            f"{HEADER}\r\n{ROWS[0]}\n{ROWS[1]}\r\n".encode(), id="mixed line ends"
        ),
        pytest.param(GOOD.replace(",", ";").encode(), id="semicolons"),
        pytest.param(GOOD.replace(",", "\t").encode(), id="tabs"),
        pytest.param(GOOD.replace("\n", ",\n").encode(), id="trailing commas"),
        pytest.param(
            "\n".join([HEADER, *(f"{row},," for row in ROWS)]).encode(),
            id="trailing commas below the header",
        ),
        pytest.param(
            f"会员资料导出\n导出时间：,2026-01-01\n\n{GOOD}".encode("gb18030"),
            id="titles",
        ),
        pytest.param(
            f"{HEADER}\n`001,`13800000001,`张伟\n"
            '="1234567890123456789",="13800000002",王芳\n'.encode(),
            id="guards",
        ),
        pytest.param(f"{GOOD}{HEADER}\n".encode(), id="header again"),
        pytest.param(
            f"{GOOD}{HEADER}\n".encode("utf-8-sig"), id="header again below a mark"
        ),
        pytest.param(
            f"{HEADER}\n{ROWS[0]}\n".encode() + f"{ROWS[1]}\n".encode("gb18030"),
            id="two encodings",
        ),
        pytest.param(GOOD.replace("张", "\0张").encode(), id="zero bytes"),
    ],
)
def test_texts_land_however_they_were_written(settings, tmp_path, content):
    export = tmp_path / "export.csv"
    export.write_bytes(content)
    landed = land(settings, export)
    assert landed.errors == []
    assert cells_of(settings, landed) == CLEAN
    assert rejected(settings) == []


def test_a_title_is_no_part_of_the_header(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(f"会员\n导出：2026\n{GOOD}", encoding="utf-8")
    landed = land(settings, export)
    assert landed.notes == ["export.csv: 2 lines of titles"]
    assert [row[4] for row in rows_of(settings, landed)] == [4, 5]


def test_what_cannot_be_read_is_kept_with_line_and_reason(settings, tmp_path):
    export = tmp_path / "export.csv"
    lines = [HEADER, ROWS[0], "2,138", "3,138,a,b", '4,"138,a', ROWS[1]]
    content = "\n".join(lines).encode() + b"\n5,138,\xff\xfe\xfa\n6,138,z\n"
    export.write_bytes(content)
    landed = land(settings, export)
    assert [row[0] for row in cells_of(settings, landed)] == ["001", CLEAN[1][0], "6"]
    found = [(line, reason) for _, line, reason, _ in rejected(settings)]
    assert found == [
        ("3", "too few values: 2 of 3"),
        ("4", "too many values: 4 of 3"),
        ("5", "a quote that is not closed, or text after a closed one"),
        ("7", "bytes that are no utf-8"),
    ]
    assert [batch.rejected for batch in landed.batches] == [4]
    (line,) = [json.loads(x) for x in (settings.landing_dir / "manifest.jsonl").open()]
    assert (line["rows"], line["rejected"]) == (3, 4)


def test_a_summary_and_totals_are_no_rows(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(f"{GOOD}合计,,\n------\n共2笔记录\n", encoding="utf-8")
    landed = land(settings, export)
    assert cells_of(settings, landed) == CLEAN
    reasons = [reason for _, _, reason, _ in rejected(settings)]
    assert reasons == ["a row of totals", *["a summary after the data"] * 2]


def test_totals_and_notes_of_a_padded_table_are_no_rows(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(
        f"{GOOD}合计,,2\n导出时间:2024-01-01,,\n共2条,,\n", encoding="utf-8"
    )
    landed = land(settings, export)
    assert cells_of(settings, landed) == CLEAN
    assert len(rejected(settings)) == 3


def test_carriage_returns_within_a_line_lose_no_row(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_bytes(f"{HEADER}\n1,`2,a\r3,4,b\n5,6,c\rd\n".encode())
    assert cells_of(settings, land(settings, export)) == [
        ("1", "2", "a"),
        ("3", "4", "b"),
        ("5", "6", "c d"),
    ]


def test_numbers_of_json_stay_as_written(settings, tmp_path):
    export = tmp_path / "m.json"
    export.write_text(
        '[{"id": 1.10, "mobile": 0.12345678901234567890, "nickname": {"a": 1.50}}]'
    )
    assert cells_of(settings, land(settings, export)) == [
        ("1.10", "0.12345678901234567890", '{"a": 1.5}')
    ]


def test_what_has_landed_does_not_land_again(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(GOOD, encoding="utf-8")
    land(settings, export)
    again = land(settings, settings.landing_dir / "shop" / "members")
    assert again.batches == []
    assert "is what has landed" in again.errors[0]


def test_a_hidden_sheet_lands_when_it_is_named(settings, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(READ[:3])
    book.active.append(["1", "138", "x"])
    old = book.create_sheet("旧数据")
    old.append(READ[:3])
    old.append(["2", "139", "y"])
    old.sheet_state = "hidden"
    book.save(tmp_path / "book.xlsx")
    landed = land(settings, tmp_path / "book.xlsx")
    assert cells_of(settings, landed) == [("1", "138", "x")]
    assert landed.skipped == ["book.xlsx#旧数据, hidden"]
    named = replace(MEMBERS, sheets=("旧数据",))
    landed = land_files(settings, named, [tmp_path / "book.xlsx"])
    assert cells_of(settings, landed)[-1] == ("2", "139", "y")


def test_files_put_together_keep_their_first_cells(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(f"{HEADER}\n1,2,a\n\ufeff{HEADER}\n\ufeff3,4,b\n", "utf-8")
    landed = land(settings, export)
    assert cells_of(settings, landed) == [("1", "2", "a"), ("3", "4", "b")]


def test_lines_rejected_before_a_kill_are_counted(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(f"{GOOD}3,139\n4,140,b\n", encoding="utf-8")
    assert [batch.rejected for batch in land(settings, export).batches] == [1]
    (settings.landing_dir / "manifest.jsonl").unlink()
    assert [batch.rejected for batch in take_stock(settings).batches] == [1]


def test_a_company_called_total_is_a_row(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(f"{HEADER}\nTotal Energies,`1,\n小计科技,2,\n", encoding="utf-8")
    assert [row[0] for row in cells_of(settings, land(settings, export))] == [
        "Total Energies",
        "小计科技",
    ]


def test_emoji_of_old_phones_are_read(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_text(f"{HEADER}\n1,`138,小明\ue415\n", encoding="utf-8")
    assert cells_of(settings, land(settings, export)) == [("1", "138", "小明\ue415")]


def test_a_cell_far_off_is_told_and_the_other_files_land(settings, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(READ[:3])
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "a.xlsx")
    good = tmp_path / "b.csv"
    good.write_text(GOOD, encoding="utf-8")
    landed = land(settings, tmp_path / "a.xlsx", good)
    assert [b.rows for b in landed.batches] == [2]
    assert "1,048,576 rows and 16,384 columns" in landed.errors[0]


def test_a_pipe_in_a_folder_is_skipped(settings, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "a.csv")
    (folder / "b.csv").write_text(GOOD, encoding="utf-8")
    landed = land(settings, folder)
    assert [b.rows for b in landed.batches] == [2]
    assert landed.skipped == ["a.csv"]


def test_a_quote_that_is_meant_may_span_lines(settings, tmp_path):
    export = tmp_path / "export.csv"
    export.write_bytes(f'{HEADER}\n001,`138,"张\n""伟"""\n'.encode("gb18030"))
    assert cells_of(settings, land(settings, export)) == [("001", "138", '张\n"伟"')]


def test_a_workbook_lands_sheet_by_sheet(settings, tmp_path):
    book = openpyxl.Workbook()
    first = book.active
    first.title = "一店"
    first.append(["会员资料"])
    first.merge_cells("A1:C1")
    first.append(["会员号", "联系方式", None])
    first.merge_cells("B2:C2")
    first.append([None, "手机", "昵称"])
    first.append([1, 13800000001, "张伟"])
    first.append([float("1.3800000002E10"), 13800000002.0, "王芳"])
    first.append(["合计", None, None])
    book.create_sheet("说明").append(["谁都可以看"])
    second = book.create_sheet("二店")
    second.append(["会员号", "手机", "昵称"])
    second.append(["003", "13800000003", "=1+1"])
    export = tmp_path / "会员.xlsx"
    book.save(export)
    names = {"会员号": "id", "手机": "mobile", "昵称": "nickname"}
    landed = land(settings, export, columns=names)
    assert landed.errors == []
    assert rows_of(settings, landed)[:2] == [
        ("1", "13800000001", "张伟", "会员.xlsx#一店", 4),
        ("13800000002", "13800000002", "王芳", "会员.xlsx#一店", 5),
    ]
    assert rows_of(settings, landed)[2][0] == "003"
    assert "会员.xlsx#说明" in landed.skipped[0]
    assert [r[1:3] for r in rejected(settings)] == [("6", "a row of totals")]
    only = land(settings, export, columns=names, sheets=("没有",))
    assert "has no sheet" in only.errors[0]


RECORDS = [
    {"id": "001", "mobile": 13800000001, "nickname": "张伟"},
    {"id": 12345678901234567890, "tags": ["a", "b"], "nickname": None},
]


@pytest.mark.parametrize(
    ("name", "content", "records"),
    [
        ("m.json", json.dumps(RECORDS), None),
        ("m.json", json.dumps({"data": {"list": RECORDS}}), "data.list"),
        ("m.jsonl", "\n".join(map(json.dumps, RECORDS)), None),
        ("m.json", "\ufeff" + "\n".join(map(json.dumps, RECORDS)), None),
    ],
)
def test_json_lands_as_text(settings, tmp_path, name, content, records):
    export = tmp_path / name
    export.write_text(content, encoding="utf-8")
    landed = land(settings, export, records=records)
    assert landed.errors == []
    assert cells_of(settings, landed) == [
        ("001", "13800000001", "张伟"),
        ("12345678901234567890", None, None),
    ]
    path = settings.landing_dir / landed.batches[0].file
    tags = duckdb.execute(f"select tags from read_parquet('{path}')").fetchall()
    assert tags == [(None,), ('["a", "b"]',)]


def test_a_broken_line_of_json_is_rejected(settings, tmp_path):
    export = tmp_path / "m.jsonl"
    export.write_text('{"id": "1"}\n{"id": \n[1]\n{"id": "2"}\n', encoding="utf-8")
    assert [r[0] for r in cells_of(settings, land(settings, export))] == ["1", "2"]
    assert [(r[1], r[2]) for r in rejected(settings)] == [
        ("2", "no JSON object"),
        ("3", "no JSON object"),
    ]


def test_an_archive_of_daily_files_lands_whole(settings, tmp_path):
    export = tmp_path / "bill.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr("../../escape.csv", GOOD)
        archive.writestr("/etc/2026-01-02.csv", GOOD.replace("001", "002"))
        archive.writestr("readme.pdf", "no table")
        archive.writestr("__MACOSX/._x.csv", "junk")
        archive.writestr("NAME.csv", GOOD.replace("001", "003").encode("gb18030"))
    # As Chinese programs write it, and Python does not.
    named = export.read_bytes().replace(b"NAME", "账单".encode("gb18030"))
    export.write_bytes(named)
    landed = land(settings, export)
    assert landed.errors == []
    assert len(cells_of(settings, landed)) == 6
    files = {row[3] for row in rows_of(settings, landed)}
    assert "bill.zip/账单.csv" in files
    assert landed.skipped == ["bill.zip/__MACOSX/._x.csv", "bill.zip/readme.pdf"]
    assert not (tmp_path.parent / "escape.csv").exists()
    inside = settings.landing_dir / "shop" / "members"
    assert {p.parent for p in settings.landing_dir.rglob("*.parquet")} == {inside}


def test_a_folder_lands_in_the_order_of_its_names(settings, tmp_path):
    folder = tmp_path / "daily"
    folder.mkdir()
    for day in (2, 1):
        text = GOOD.replace("001", f"00{day}")
        (folder / f"2026-01-0{day}.csv").write_text(text, encoding="utf-8")
    landed = land(settings, folder)
    assert [Path(b.file).name[:17] for b in landed.batches] == [
        "000001-2026-01-01",
        "000002-2026-01-02",
    ]


def test_one_bad_file_does_not_hold_the_others(settings, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    (tmp_path / "b.zip").write_bytes(b"PK no archive")
    (tmp_path / "c.csv").write_text("x,y\n1,2\n")
    good = tmp_path / "d.csv"
    good.write_text(GOOD, encoding="utf-8")
    landed = land(settings, *sorted(tmp_path.glob("[abcd].*")))
    assert [b.rows for b in landed.batches] == [2]
    a, b, c = sorted(landed.errors)
    assert "a.xlsx cannot be read as a workbook" in a
    assert "b.zip cannot be unpacked" in b
    assert "c.csv has no header" in c
    assert "it begins with x, y" in c


def test_a_table_keeps_one_form(settings, tmp_path):
    (settings.landing_dir / "shop").mkdir()
    (settings.landing_dir / "shop" / "members.csv").write_text(GOOD, encoding="utf-8")
    export = tmp_path / "export.csv"
    export.write_text(GOOD, encoding="utf-8")
    with pytest.raises(OneIdError, match="a table keeps one form"):
        land(settings, export)
    with pytest.raises(OneIdError, match="has no table `member`; it has members"):
        land(settings, export, table="member")


def test_sources_say_how_exports_are_read(settings, tmp_path):
    (settings.landing_dir / "in").mkdir()
    (settings.landing_dir / "in" / "a.csv").write_text(
        "编号;手机;昵称\n1;138;甲\n", encoding="utf-8"
    )
    (settings.landing_dir / "sources.yml").write_text(
        "sources:\n  - {system: shop, table: members, files: in/*.csv, delimiter: ';',"
        " columns: {编号: id, 手机: mobile, 昵称: nickname}}\n",
        encoding="utf-8",
    )
    (source,) = read_sources(settings.landing_dir)
    landed = land_files(settings, source, source.paths(settings.landing_dir))
    assert cells_of(settings, landed) == [("1", "138", "甲")]
    with pytest.raises(OneIdError, match="there is no such file"):
        replace(source, files=("out/*.csv",)).paths(settings.landing_dir)


@pytest.mark.parametrize(
    "text",
    [
        "sources: [{system: shop, tabel: members}]",
        "- shop",
        "sources: [shop]",
        "sources: {",
        "sources: [{system: shop}]",
        "sources: [{system: shop, table: members, encoding: gbk-2312}]",
        "sources: [{system: shop, table: members, delimiter: tab}]",
        "sources: [{system: shop, table: members, header: first}]",
        "sources: [{system: shop, table: members, header: 0}]",
        "sources: [{system: shop, table: members, records: 5}]",
        "sources: [{system: shop, table: members, columns: {手机: [a]}}]",
        "files: []",
    ],
)
def test_a_mistake_in_the_sources_is_told(settings, text):
    (settings.landing_dir / "sources.yml").write_text(text)
    with pytest.raises(OneIdError, match=r"sources\.yml"):
        read_sources(settings.landing_dir)


@effort(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    junk=st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from(
                [b'"', b'"a', b"`1`,", b"\0\0", b"=1+1,@x", b"\xff\xfe", b",,,,", b"\r"]
            ),
        ),
        max_size=6,
    ),
    kind=st.sampled_from(["csv", "json", "jsonl", "xlsx", "xls", "zip", "txt"]),
    encoding=st.sampled_from(["utf-8", "gb18030"]),
)
def test_no_bytes_break_the_reader_nor_cost_a_readable_row(
    settings, tmp_path_factory, junk, kind, encoding
):
    export = tmp_path_factory.mktemp("fuzz") / f"export.{kind}"
    # A line end closes what the junk began; quotes may reach over more.
    lines = [HEADER.encode(), *(row.encode(encoding) for row in ROWS), *junk]
    export.write_bytes(b"\n".join(lines) + b"\n")
    landed = land(settings, export)
    if kind in ("csv", "txt"):
        assert landed.errors == []
        found = cells_of(settings, landed)
        assert found[:2] == CLEAN or landed.known


def test_an_old_workbook_gives_whole_numbers_and_dates(settings, tmp_path):
    landed = land(settings, Path(__file__).parent / "data" / "members.xls")
    assert landed.errors == []
    assert cells_of(settings, landed) == [("001", "13800000001", "张伟")]
    path = settings.landing_dir / landed.batches[0].file
    born = duckdb.execute(f"select birthday from read_parquet('{path}')").fetchall()
    assert born == [("1990-01-31",)]


@effort(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    at=st.integers(0, 6000),
    bytes_=st.binary(min_size=1, max_size=8),
    length=st.integers(0, 6000),
)
def test_a_damaged_workbook_is_told_or_read(
    settings, tmp_path_factory, at, bytes_, length
):
    whole = (Path(__file__).parent / "data" / "members.xls").read_bytes()
    export = tmp_path_factory.mktemp("fuzz") / "members.xls"
    export.write_bytes((whole[:at] + bytes_ + whole[at + len(bytes_) :])[: at + length])
    landed = land(settings, export)
    assert landed.batches or landed.errors or landed.known


@pytest.mark.parametrize(
    "name", ["x[1].csv", "x?.csv", "nickname=9/x.csv", "[bold].csv"]
)
def test_a_name_is_a_name_and_no_pattern(settings, tmp_path, name):
    export = tmp_path / "in" / name
    export.parent.mkdir(parents=True)
    (export.parent / "x1.csv").write_text(f"{HEADER}\n9,9,wrong\n")
    export.write_text(GOOD, encoding="utf-8")
    assert cells_of(settings, land(settings, export)) == CLEAN


def test_files_land_once_however_often_they_are_named(settings, tmp_path):
    for name in ("a", "b"):
        text = GOOD.replace("001", name)
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    assert len(land(settings, *files, *files).batches) == 2
    assert land(settings, *files).known == ["a.csv", "b.csv"]
    assert take_stock(settings).errors == []
    first = min((settings.landing_dir / "shop" / "members").glob("*.parquet"))
    first.unlink()
    (again,) = land(settings, *files).batches
    assert Path(again.file).name.startswith("000003-a")


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (f'{HEADER}\n`1,1,"a\rb"\n2,2,c\n', [("1", "1", "a\rb"), ("2", "2", "c")]),
        (f'{HEADER}\n1,1,a\n="",="",=""\n', [("1", "1", "a")]),
        (f"{HEADER}\n'01,1,a\n", [("01", "1", "a")]),
        (f"id,mobile\n1,1\n{HEADER}\n", [("1", "1", None)]),
        (
            f'{HEADER}\n`1,1,"' + "a,b,c\n" * 900 + '"\n',
            [("1", "1", "a,b,c\n" * 900)],
        ),
    ],
)
def test_odd_cells_stay_what_they_are(settings, tmp_path, content, cells):
    export = tmp_path / "export.csv"
    export.write_text(content, encoding="utf-8", newline="")
    landed = land(settings, export)
    assert landed.errors == []
    assert cells_of(settings, landed) == cells


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ([("1", "José", "utf-8"), ("2", "Zoé", "utf-8"), ("3", "张三", "gbk")], None),
        (
            [("1", "張三丰", "big5"), ("2", "陳大文", "big5"), ("3", "a", "utf-8")],
            ["a"],
        ),
        ([("1", "Müller", "cp1252"), ("2", "a", "utf-8")], ["a"]),
    ],
)
def test_what_is_no_encoding_we_know_is_rejected(settings, tmp_path, lines, names):
    export = tmp_path / "export.csv"
    rows = [f"{key},1,{name}".encode(code) for key, name, code in lines]
    export.write_bytes(b"\n".join([HEADER.encode(), *rows]) + b"\n")
    found = [row[2] for row in cells_of(settings, land(settings, export))]
    assert found == (names or [name for _, name, _ in lines])
    assert len(rejected(settings)) == len(lines) - len(found)


def test_json_in_gbk_is_read_and_no_number_is_none(settings, tmp_path):
    export = tmp_path / "m.jsonl"
    export.write_bytes('{"id": "1", "nickname": "张三", "mobile": NaN}\n'.encode("gbk"))
    assert cells_of(settings, land(settings, export)) == [("1", None, "张三")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[{"id": "1"}, {"id": ', "is no whole JSON"),
        ('[{"id": ' + "9" * 5000 + "}]", "is no whole JSON"),
        ('[{"id": ' + "[" * 30000, "is no whole JSON"),
        ("[]", "holds no JSON objects"),
        ('{"data": []}', "has no header"),
    ],
)
def test_what_is_no_json_is_refused_whole(settings, tmp_path, content, told):
    export = tmp_path / "m.json"
    export.write_text(content)
    landed = land(settings, export)
    assert told in landed.errors[0]
    assert landed.batches == []


def test_totals_under_merged_cells_are_no_rows(settings, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ([*READ[:3], "a", "b", "c"], ["1", "138", "x", "1", "2", "3"]):
        sheet.append(row)
    sheet.append(["合计", None, None, None, None, 4])
    sheet.merge_cells("A3:E3")
    sheet.merge_cells("H1:J1")
    book.save(tmp_path / "book.xlsx")
    landed = land(settings, tmp_path / "book.xlsx")
    assert cells_of(settings, landed) == [("1", "138", "x")]
    assert landed.errors == []


def test_a_header_that_comes_again_is_known_by_its_own_names(settings, tmp_path):
    export = tmp_path / "export.csv"
    header = "会员号,手机,昵称"
    export.write_text("\n".join([header, *ROWS, header, "3,4,c"]), encoding="utf-8")
    names = {"会员号": "id", "手机": "mobile", "昵称": "nickname"}
    landed = land(settings, export, columns=names)
    assert cells_of(settings, landed) == [*CLEAN, ("3", "4", "c")]


def test_a_sheet_with_lost_digits_is_an_error_and_not_skipped(settings, tmp_path):
    book = openpyxl.Workbook()
    good, bad = book.active, book.create_sheet("bad")
    good.append(READ[:3])
    good.append(["1", "138", "x"])
    bad.append(READ[:3])
    bad.append(["2", "1.38E+10", "y"])
    book.save(tmp_path / "book.xlsx")
    landed = land(settings, tmp_path / "book.xlsx")
    assert len(landed.batches) == 1
    assert landed.skipped == []
    assert "book.xlsx#bad column `mobile`" in landed.errors[0]
