"""Taking stock of landed files: bad ones are named, good ones are listed."""

import io
import json
import re
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from orchestration.errors import OneIdError
from orchestration.landing import MANIFEST, Stock, land, take_stock
from orchestration.settings import Settings

_DECLARED = """
sources:
  - name: raw_shop
    tables:
      - name: members
        config: {meta: {required: true}}
        columns:
          - {name: id, config: {meta: {is_key: true}}}
          - {name: mobile, config: {meta: {holds: phone}}}
          - {name: nickname}
      - name: orders
        columns:
          - {name: order_id, config: {meta: {is_key: true}}}
      - name: events
        columns:
          - {name: _track_id, config: {meta: {is_key: true}}}
  - name: raw_either
    tables: []
"""
_EITHER = """
sources:
  - name: raw_either
    tables:
      - {name: customers, config: {meta: {required: one_of}}, columns: [{name: id}]}
      - {name: orders, config: {meta: {required: one_of}}, columns: [{name: id}]}
"""
GOOD = (
    "id,mobile,nickname\n001,13800000001,张伟\n1234567890123456789,13800000002,王芳\n"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    project = tmp_path / "project"
    for system, text in (("shop", _DECLARED), ("either", _EITHER)):
        folder = project / "models" / "staging" / system
        folder.mkdir(parents=True)
        (folder / f"_{system}.yml").write_text(text, encoding="utf-8")
    catalogue = "vars: {catalogue: {shop: [customers], either: [orders]}}\n"
    (project / "dbt_project.yml").write_text(catalogue)
    landing = tmp_path / "landing"
    landing.mkdir()
    return Settings(project, tmp_path / "home", landing, "files", ("shop",))


def test_a_good_file_is_listed_once(settings: Settings) -> None:
    _put(settings, "shop/members.csv", GOOD)
    stock = _land(settings)
    assert (stock.rows, len(stock.fresh), stock.warnings) == (2, 1, [])
    assert _land(settings).fresh == []
    (line,) = _manifest(settings)
    assert line["file"] == "shop/members.csv"
    assert line["batch_id"] == "members"
    assert (line["rows"], line["bytes"]) == (2, len(GOOD.encode()))
    assert len(line["sha256"]) == 64


def test_a_missing_required_table_is_named(settings: Settings) -> None:
    message = r"required table `members` of system `shop` is missing: put shop/members"
    assert _errors(settings) == _one(message)


def test_one_of_two_tables_is_enough(settings: Settings) -> None:
    settings = _with_systems(settings, "either")
    message = "required table `customers` or `orders` of system `either` is missing"
    assert _errors(settings) == _one(message)
    _put(settings, "either/orders.csv", "id\n1\n")
    assert take_stock(settings).errors == []


def test_an_empty_table_is_not_a_missing_one(settings: Settings) -> None:
    _put(settings, "shop/members.csv", "id,mobile,nickname\n")
    assert _land(settings).rows == 0
    _put(settings, "shop/orders.csv", "")
    stock = _land(settings)
    assert stock.warnings == [
        "shop/orders.csv is empty: it counts as a table without rows"
    ]


def test_a_folder_with_the_name_of_a_file_is_told(settings: Settings) -> None:
    (settings.landing_dir / "shop" / "members.csv").mkdir(parents=True)
    assert _errors(settings) == _one("shop/members.csv is a folder and no file")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (GOOD.encode("gb18030"), r"is GBK and not UTF-8 \(line 2\).*iconv -f GB18030"),
        (GOOD.encode("utf-16"), "is UTF-16 and not UTF-8.*iconv -f UTF-16"),
        (GOOD.encode("utf-16-le"), "is UTF-16 and not UTF-8"),
        (b"id,mobile,nickname\n1,138,Ren\xe9\n", r"is not UTF-8 \(line 2\)"),
        (b"id,mobile,nickname\n1,138,a\0b\n", "line 2 has a NUL byte"),
        (b'id,mobile,nickname\n1,"a,b\n2,c,d\n', "line 2 has a quote that is not clos"),
        (b"id,mobile,nickname\n1,138\n", "line 2 has too few values"),
        (b"id,mobile,nickname\n1,138,a,b\n", "line 2 has too many values"),
        (b"id,mobile\r\n1,138\n2,139\r\n", "mixes Windows and Unix line ends"),
        (b"id;mobile;nickname\n1;138;a\n", "is separated by semicolons"),
        (b"id,mobile,ID\n1,138,2\n", "has two columns `id`"),
        (
            b"member_id,mobile,nickname\n1,138,a\n",
            "lacks the key column `id`.*member_i",
        ),
        (
            b"id_,mobile,nickname\n1,138,a\n",
            r"lacks the key.*\(was it renamed to `id_`",
        ),
        (
            b"id,mobile\n1,1.38E+10\n2,1.39E+10\n",
            "column `mobile` has 2 of 2 values in",
        ),
        (b"id,mobile\n1.23456E+18,1\n", "column `id` has 1 of 1 values in scientific"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(
    settings: Settings, content: bytes, message: str
) -> None:
    _put(settings, "shop/members.csv", content)
    errors = _errors(settings)
    assert errors == _one(f"^  - shop/members.csv .*{message}")
    assert not (settings.landing_dir / MANIFEST).exists()


def test_every_bad_file_is_told_at_once(settings: Settings) -> None:
    _put(settings, "shop/members.csv", GOOD.encode("gbk"))
    _put(settings, "shop/orders.csv", "number\n1\n")
    assert len(_errors(settings)) == 2


def test_digits_that_can_be_had_back_are_no_error(settings: Settings) -> None:
    _put(settings, "shop/members.csv", "id,mobile\n1,1.3800000001E+10\n")
    assert take_stock(settings).errors == []


def test_columns_that_differ_are_told_but_not_fatal(settings: Settings) -> None:
    _put(settings, "shop/members.csv", "id,mobile,nick_name,weight\n1,138,a,70\n")
    stock = _land(settings)
    assert stock.warnings == [
        "shop/members.csv lacks column `nickname` (was it renamed to `nick_name`?): "
        "it is null",
        "shop/members.csv has columns that are not declared, kept in `extra`: "
        "nick_name, weight",
    ]


def test_a_byte_order_mark_and_quoted_lines_are_fine(settings: Settings) -> None:
    text = '\ufeffid,mobile,nickname\r\n1,138,"two\r\nlines, ""quoted"""\r\n'
    _put(settings, "shop/members.csv", text)
    stock = _land(settings)
    assert (stock.rows, stock.warnings) == (1, [])


def test_a_key_may_begin_with_an_underscore(settings: Settings) -> None:
    _put(settings, "shop/members.csv", GOOD)
    _put(settings, "shop/events.csv", "_track_id\n1\n")
    assert _land(settings).warnings == []


def test_one_table_in_two_forms_would_count_twice(settings: Settings) -> None:
    _put(settings, "shop/members.csv", GOOD)
    _put(settings, "shop/members/2026-01.csv", GOOD)
    assert _errors(settings) == _one("in more than one form")


def test_the_same_file_under_two_names_is_refused(settings: Settings) -> None:
    _put(settings, "shop/members/a.csv", GOOD)
    _put(settings, "shop/members/b.csv", GOOD)
    assert _errors(settings) == _one("b.csv has the same bytes as shop/members/a.csv")


def test_a_batch_is_never_edited(settings: Settings) -> None:
    path = _put(settings, "shop/members/2026-01.csv", GOOD)
    _land(settings)
    _put(settings, "shop/members/2026-01.csv", GOOD.replace("王芳", "王方"))
    assert _errors(settings) == _one("batches are never edited")
    path.unlink()
    _put(settings, "shop/members/2026-02.csv", GOOD)
    assert _land(settings).warnings == [
        "shop/members/2026-01.csv was listed and is gone: its rows leave the next "
        "release"
    ]


def test_a_full_export_may_be_replaced(settings: Settings) -> None:
    _put(settings, "shop/members.csv", GOOD)
    _land(settings)
    _put(settings, "shop/members.csv", GOOD + "3,13800000003,李娜\n")
    assert _land(settings).warnings == ["shop/members.csv is listed as a new version"]
    assert [line["rows"] for line in _manifest(settings)] == [2, 3]


def test_files_that_nobody_reads_are_told(settings: Settings) -> None:
    _put(settings, "shop/members.csv", GOOD)
    _put(settings, "shop/memmbers.csv", GOOD)
    _put(settings, "either/orders.csv", "id\n")
    _put(settings, "shopp/members.csv", GOOD)
    warnings = "\n".join(take_stock(settings).warnings)
    assert (
        "shop/memmbers.csv is no table of `shop` (known: members, orders, events)"
        in warnings
    )
    assert "either/ is not chosen" in warnings
    assert "shopp/ is not a system" in warnings


def test_parquet_is_checked_too(settings: Settings) -> None:
    _put(settings, "shop/members.parquet", b"PAR1 not really")
    assert _errors(settings) == _one("is not a Parquet file")
    path = settings.landing_dir / "shop" / "members.parquet"
    duckdb.execute(f"copy (select 1 as id, '138' as mobile) to '{path}'")
    stock = take_stock(settings)
    assert stock.rows == 1
    assert "columns are not text" in stock.warnings[0]
    assert "id (INTEGER)" in stock.warnings[0]


def _put(settings: Settings, name: str, content: str | bytes) -> Path:
    path = settings.landing_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _with_systems(settings: Settings, *systems: str) -> Settings:
    return Settings(
        settings.project_dir, settings.home, settings.landing_dir, "files", systems
    )


def _land(settings: Settings) -> Stock:
    return land(settings, Console(file=io.StringIO()))


def _errors(settings: Settings) -> list[str]:
    with pytest.raises(OneIdError) as caught:
        _land(settings)
    return str(caught.value).splitlines()[1:]


def _manifest(settings: Settings) -> list[dict]:
    text = (settings.landing_dir / MANIFEST).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _one(pattern: str) -> "_Sentence":
    return _Sentence(pattern)


class _Sentence:
    """Equal to a list of exactly one sentence that matches a pattern."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __eq__(self, sentences: object) -> bool:
        assert isinstance(sentences, list)
        return len(sentences) == 1 and bool(re.search(self.pattern, sentences[0]))

    def __repr__(self) -> str:
        return f"one sentence like {self.pattern!r}"
