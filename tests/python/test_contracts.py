"""A batch whose columns changed is held back; the good ones before it are used."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from orchestration.contracts import changes, shape_of
from orchestration.declared import Column, Table
from orchestration.errors import OneIdError
from orchestration.landing import accept, land, listed_rows, take_stock
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
          - {name: joined}
      - name: mixed
        config: {meta: {is_shared: true}}
        columns: [{name: id}, {name: a}, {name: b}]
"""
TABLE = Table(
    "shop",
    "members",
    True,
    (Column("id", True), Column("mobile", False, "phone"), Column("joined")),
)
ROWS = [f"{n},1380000{n:04d},2024-05-{n % 28 + 1:02d}" for n in range(40)]
GOOD = "\n".join(["id,mobile,joined", *ROWS]) + "\n"
NO_MOBILE = "\n".join(["id,joined", *(f"{n},2024-05-01" for n in range(40))]) + "\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    project = tmp_path / "project"
    folder = project / "models" / "staging" / "shop"
    folder.mkdir(parents=True)
    (folder / "_shop.yml").write_text(_DECLARED, encoding="utf-8")
    (project / "dbt_project.yml").write_text("vars: {catalogue: {shop: [customers]}}\n")
    (tmp_path / "landing").mkdir()
    return Settings(project, tmp_path / "home", tmp_path / "landing", "files")


def put(settings: Settings, name: str, text: str) -> None:
    path = settings.landing_dir / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def told(settings: Settings) -> str:
    out = io.StringIO()
    land(settings, Console(file=out, width=2000))
    return out.getvalue()


def test_a_batch_without_a_column_is_held_back_and_the_rest_goes_on(settings):
    put(settings, "shop/members/1.csv", GOOD)
    told(settings)
    put(settings, "shop/members/2.csv", NO_MOBILE)
    said = told(settings)
    assert "shop/members/2.csv is held back: it lacks column `mobile`" in said
    assert "last good batch of shop/members landed" in said
    assert "(0 days ago)" in said
    assert listed_rows(settings)["shop", "members"] == 40
    # It stays so, and is told again, until somebody accepts it.
    assert "held back" in told(settings)
    assert [b.file for b in accept(settings, "shop")] == ["shop/members/2.csv"]
    assert "held back" not in told(settings)
    assert listed_rows(settings)["shop", "members"] == 80
    # What was accepted is what the next batch is compared with.
    put(settings, "shop/members/3.csv", NO_MOBILE.replace("2024-05-01", "2024-06-01"))
    assert "held back" not in told(settings)


def test_a_good_batch_after_a_held_one_is_read(settings):
    put(settings, "shop/members/1.csv", GOOD)
    told(settings)
    put(settings, "shop/members/2.csv", NO_MOBILE)
    put(settings, "shop/members/3.csv", GOOD.replace("1380000", "1390000"))
    told(settings)
    stock = take_stock(settings)
    assert [b.file[-5:] for b in stock.batches] == ["1.csv", "3.csv"]
    assert [b.file[-5:] for b in stock.held] == ["2.csv"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (lambda n: f"{n},1380000{n:04d},soon", "`joined` was time and is now text"),
        (lambda n: f"{n},1380000{n:04d},45296", "`joined` was time and is now number"),
        (lambda n: f"{n},张三,2024-05-01", "`mobile` was number and is now text"),
    ],
)
def test_a_column_that_holds_something_else_holds_the_batch_back(settings, cells, said):
    put(settings, "shop/members/1.csv", GOOD)
    told(settings)
    rows = "\n".join(["id,mobile,joined", *(cells(n) for n in range(40))])
    put(settings, "shop/members/2.csv", rows + "\n")
    assert said in told(settings)


def test_a_file_that_cannot_be_read_is_held_back_but_never_accepted(settings):
    put(settings, "shop/members/1.csv", GOOD)
    told(settings)
    put(settings, "shop/members/2.csv", GOOD + "41,1,2,3,4\n")
    assert "has too many values" in told(settings)
    with pytest.raises(OneIdError, match="cannot be read at all"):
        accept(settings, "shop")


def test_the_first_batch_has_nothing_to_fall_back_to(settings):
    put(settings, "shop/members/1.csv", GOOD + "41,1,2,3,4\n")
    with pytest.raises(OneIdError, match="too many values"):
        told(settings)


def test_a_new_column_is_kept_and_told(settings):
    put(settings, "shop/members/1.csv", GOOD)
    told(settings)
    wide = "\n".join(f"{line},x" for line in GOOD.splitlines()).replace("d,x", "d,vip")
    put(settings, "shop/members/2.csv", wide + "\n")
    said = told(settings)
    assert "held back" not in said
    assert "not declared, kept in `extra`: vip" in said


def test_senders_of_a_shared_table_have_columns_of_their_own(settings):
    put(settings, "shop/members/1.csv", GOOD)
    put(settings, "shop/mixed/1.csv", "id,a\n1,x\n")
    told(settings)
    put(settings, "shop/mixed/2.csv", "id,b\n1,x\n")
    assert "held back" not in told(settings)


def test_the_one_file_of_a_table_is_told_and_not_held_back(settings):
    put(settings, "shop/members.csv", GOOD)
    told(settings)
    put(settings, "shop/members.csv", NO_MOBILE)
    said = told(settings)
    assert "lacks column `mobile`, which earlier batches have (it has been" in said
    assert listed_rows(settings)["shop", "members"] == 40


def test_few_or_no_cells_are_no_change_of_kind(tmp_path):
    few = tmp_path / "few.csv"
    few.write_text("id,mobile,joined\n1,2,soon\n")
    good = tmp_path / "good.csv"
    good.write_text(GOOD)
    names = ["id", "mobile", "joined"]
    before = shape_of(good, names)
    assert before["joined"] == [40, 0, 40, 0]
    assert changes(TABLE, before, shape_of(few, names)) == []
    assert changes(TABLE, before, {}) == []


@pytest.mark.parametrize(
    "quiet", ["id,mobile,joined\n", "id,joined\n", "id,mobile,joined\n1,2,2024-05-01\n"]
)
def test_a_quiet_day_does_not_make_the_kinds_forgotten(settings, quiet):
    put(settings, "shop/members/1.csv", GOOD)
    told(settings)
    put(settings, "shop/members/2.csv", quiet)
    assert "held back" not in told(settings)
    rows = "\n".join(["id,mobile,joined", *(f"{n},1{n},soon" for n in range(40))])
    put(settings, "shop/members/3.csv", rows + "\n")
    assert "`joined` was time and is now text" in told(settings)


@pytest.mark.parametrize("line", ["[1]", '"text"', '{"file": "shop/members/1.csv"}'])
def test_a_line_that_is_no_batch_is_named(settings, line):
    put(settings, "shop/members/1.csv", GOOD)
    put(settings, "manifest.jsonl", line + "\n")
    with pytest.raises(OneIdError, match=r"line 1 of .* is no batch"):
        told(settings)


def test_a_line_break_of_another_kind_in_a_name_breaks_no_line(settings):
    put(settings, "shop/members/1\u2028x.csv", GOOD)
    told(settings)
    assert "held back" not in told(settings)
    assert listed_rows(settings)["shop", "members"] == 40
