"""Values keep every digit and character on the way to text."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from pulling import ROOT, project

from orchestration.declared import Column, Table
from orchestration.errors import OneIdError
from orchestration.pulls.connections import Rows, read_connections
from orchestration.pulls.secrets import Secrets
from orchestration.pulls.texts import Shape, as_text, value_at

EAST = dt.timezone(dt.timedelta(hours=8))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", None),
        ("  熊思远 ", "  熊思远 "),
        ("a\0b", "ab"),
        ("半\ud83d", "半�"),
        ("\ud83d\ude00", "😀"),
        (True, "true"),
        (1546494374000001034, "1546494374000001034"),
        (10**30, "1" + "0" * 30),
        (0.1, "0.1"),
        (5.0, "5"),
        (1e22, "1" + "0" * 22),
        (1.5e-7, "0.00000015"),
        (Decimal("53.00"), "53.00"),
        (Decimal("0E-8"), "0.00000000"),
        (Decimal("1E+3"), "1000"),
        (dt.datetime.fromisoformat("2024-01-31T09:05:00"), "2024-01-31 09:05:00"),
        (dt.datetime(1, 1, 1, tzinfo=EAST), "0001-01-01 00:00:00+08:00"),
        (dt.date(2024, 2, 29), "2024-02-29"),
        (b"\xff\x00", "ff00"),
        (
            {"价": Decimal("1.10"), "n": 10**20},
            '{"价": 1.10, "n": ' + str(10**20) + "}",
        ),
        (["老客户", None], '["老客户", null]'),
    ],
)
def test_values_become_texts(value, text):
    assert as_text(value) == text


def test_a_path_leads_into_nested_values_and_a_name_may_hold_dots():
    record = {"a": {"b": {"c": 1}}, "a.b": 2}
    assert value_at(record, "a.b.c") == 1
    assert value_at(record, "a.b") == 2
    assert value_at(record, "a.x.c") is None
    assert value_at({"a": [1]}, "a.b") is None


def rows_of(record: dict[str, Any], **told: Any) -> list[dict[str, Any]]:
    table = Table("shop", "lines", False, (Column("id", True), Column("Name")))
    shape = Shape(Rows("lines", **told), table, "`lines`")
    made = list(shape.of(record))
    return [{k: v for k, v in row.items() if k != "_columns"} for row in made]


def test_names_are_spelled_as_declared_and_what_is_not_named_stays():
    (row,) = rows_of(
        {"ID": 7, "o": {"name": "甲", "x": 1}, "rest": [1]}, columns={"o.name": "name"}
    )
    assert row == {"Name": "甲", "id": "7", "rest": "[1]", "_source_row": 1}


def test_a_list_in_a_record_gives_its_rows():
    record = {"tid": "E1", "orders": [{"id": 1}, {"id": 2}, "no object"]}
    rows = rows_of(
        record, each="orders", columns={"^.tid": "tid"}, constants={"k": "9"}
    )
    assert [(row["id"], row["tid"], row["k"]) for row in rows] == [
        ("1", "E1", "9"),
        ("2", "E1", "9"),
    ]
    assert rows_of({"tid": "E1", "orders": None}, each="orders") == []


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"id": 1, "_source_row": 2}, "kept for where a row comes from"),
        ({"id": 1, "name": "a", "NAME": "b"}, "two values"),
        ({"name": "a"}, "lacks the key column `id`"),
    ],
)
def test_names_that_cannot_be_are_told(record, said):
    with pytest.raises(OneIdError, match=said):
        rows_of(record)


def test_secrets_are_blanked_in_every_form():
    secrets = Secrets({"URL": "postgresql://a:p%40ss!word@h/d", "KEY": "abc/def=="})
    found = secrets.resolve({"u": {"env": "URL"}, "k": [{"env": "KEY"}]}, "x")
    assert found == {"u": "postgresql://a:p%40ss!word@h/d", "k": ["abc/def=="]}
    said = "failed for p%40ss!word and p@ss!word with abc/def== or abc%2Fdef%3D%3D"
    assert secrets.blank(said) == "failed for *** and *** with *** or ***"


def test_the_connections_in_the_docs_can_be_read(tmp_path):
    settings = project(tmp_path)
    text = (ROOT / "docs" / "connectors.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    path = settings.landing_dir / "connections.yml"
    path.write_text("".join(blocks), encoding="utf-8")
    found = read_connections(settings.landing_dir)
    assert [connection.name for connection in found] == ["pos_db", "youzan_shop", "crm"]
