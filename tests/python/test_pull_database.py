"""Tables of a database are pulled in parts; a kill loses and doubles nothing."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from pulling import declare, dies, landed, no_secret_in, project, pulled

from orchestration.errors import OneIdError
from orchestration.landing import read_manifest
from orchestration.settings import Settings

# So many share one moment, and so many come in one load.
TIES, PART, ROWS = 40, 100, 250


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = project(tmp_path)
    declare(made, till(tmp_path))
    with till_database(tmp_path) as database:
        database.execute(
            "create table members (app_id text, customerUid bigint, name text,"
            " point real, balance numeric, updated_at timestamp)"
        )
    add(tmp_path, *range(ROWS))
    return made


def till_database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "till.db")


def till(folder: Path, **changed: Any) -> dict[str, Any]:
    members = {"table": "members", "cursor": "updated_at", **changed}
    return {
        "name": "till",
        "system": "pos",
        "kind": "sql_database",
        "database": f"sqlite:///{folder}/till.db",
        "rows_per_batch": PART,
        "tables": [members],
    }


def add(folder: Path, *numbers: int) -> None:
    with till_database(folder) as database:
        database.executemany(
            "insert into members values ('A', ?, ?, 0.1, 12.50, ?)",
            [
                (1546494374000000000 + n, f"王{n}", f"2024-01-01 10:{n // TIES:02d}:00")
                for n in numbers
            ],
        )


def uids(settings: Settings) -> list[int]:
    found = landed(settings, "pos/members", "customerUid")
    return [int(uid) - 1546494374000000000 for (uid,) in found]


def test_a_table_comes_in_parts_with_its_ties(settings):
    outcome = pulled(settings)
    assert outcome.errors == []
    assert len(outcome.batches) > 1
    assert uids(settings) == list(range(ROWS))
    row = landed(settings, "pos/members", "app_id", "name", "point", "updated_at")[0]
    assert row == ("A", "王0", "0.1", "2024-01-01 10:00:00")
    assert pulled(settings).unchanged == ["pos/members"]


def test_ties_that_come_later_come_once(settings, tmp_path):
    pulled(settings)
    add(tmp_path, *range(ROWS, ROWS + 60))
    assert sum(batch.rows for batch in pulled(settings).batches) == 60
    assert pulled(settings).batches == []
    assert sorted(uids(settings)) == list(range(ROWS + 60))


def test_more_ties_than_a_part_are_no_trap(settings, tmp_path):
    pulled(settings)
    with till_database(tmp_path) as database:
        database.execute("update members set updated_at = '2024-02-01 00:00:00'")
    assert sum(batch.rows for batch in pulled(settings).batches) == ROWS
    assert pulled(settings).batches == []


def test_a_change_within_the_same_moment_is_seen(settings, tmp_path):
    pulled(settings)
    last = 1546494374000000000 + ROWS - 1
    with till_database(tmp_path) as database:
        database.execute(
            "update members set name = '改' where customerUid = ?", (last,)
        )
    assert [batch.rows for batch in pulled(settings).batches] == [1]
    assert landed(settings, "pos/members", "name")[-1] == ("改",)


def test_rows_without_a_cursor_are_never_lost(settings, tmp_path):
    with till_database(tmp_path) as database:
        database.execute(
            "update members set updated_at = null where customerUid % 2 = 0"
        )
    pulled(settings)
    assert sorted(uids(settings)) == list(range(ROWS))
    # No cursor leads to them, so they come again each time.
    assert sum(batch.rows for batch in pulled(settings).batches) == ROWS / 2


def test_a_table_without_a_cursor_comes_whole_when_it_changed(settings, tmp_path):
    declare(settings, till(tmp_path, cursor=None))
    assert [batch.rows for batch in pulled(settings).batches] == [ROWS]
    assert pulled(settings).batches == []
    add(tmp_path, ROWS)
    assert [batch.rows for batch in pulled(settings).batches] == [ROWS + 1]
    with till_database(tmp_path) as database:
        database.execute("delete from members where name = ?", (f"王{ROWS}",))
    # As it was at first: that is news after the second time.
    assert [batch.rows for batch in pulled(settings).batches] == [ROWS]


def test_an_empty_column_is_a_column_and_a_dropped_one_holds_back(settings, tmp_path):
    pulled(settings)
    with till_database(tmp_path) as database:
        database.execute(
            "insert into members values ('A', 7, null, null, null, '2025-01-01')"
        )
    (batch,) = pulled(settings).batches
    assert batch.held_back is None
    assert landed(settings, "pos/members", "name", "balance")[-1] == (None, None)
    with till_database(tmp_path) as database:
        database.execute("alter table members drop column name")
        database.execute(
            "insert into members values ('A', 8, null, null, '2026-01-01')"
        )
    (batch,) = pulled(settings).batches
    assert "lacks column `name`" in batch.held_back


def test_the_parts_of_a_killed_pull_stay(settings):
    dies(settings, "orchestration.pulls.staged", "settle", "after", 2)
    assert len(set(uids(settings))) > PART
    assert sum(batch.rows for batch in pulled(settings).batches) < ROWS - PART
    assert uids(settings) == list(range(ROWS))


@pytest.mark.parametrize(
    ("module", "name", "when"),
    [
        ("dlt.extract.extract", "Extract.commit_packages", "before"),
        ("dlt.extract.extract", "Extract.commit_packages", "after"),
        ("dlt.pipeline.pipeline", "Pipeline.normalize", "after"),
        (
            "dlt.destinations.impl.filesystem.filesystem",
            "FilesystemLoadJob.run",
            "after",
        ),
        (
            "dlt.destinations.impl.filesystem.filesystem",
            "FilesystemClient._store_load",
            "before",
        ),
        (
            "dlt.destinations.impl.filesystem.filesystem",
            "FilesystemClient.complete_load",
            "after",
        ),
        ("orchestration.pulls.staged", "settle", "before"),
        ("orchestration.pulls.staged", "settle", "after"),
        ("orchestration.pulls.staged", "list_once", "after"),
    ],
)
def test_killed_anywhere_and_started_again(settings, module, name, when):
    dies(settings, module, name, when)
    assert pulled(settings).errors == []
    assert uids(settings) == list(range(ROWS))
    listed = [line["file"] for line in read_manifest(settings)]
    files = (settings.landing_dir / "pos" / "members").glob("*.parquet")
    there = {f"pos/members/{path.name}" for path in files}
    assert len(listed) == len(set(listed))
    assert set(listed) == there
    assert pulled(settings).batches == []


@pytest.mark.parametrize("half", ["init", "_dlt_pipeline_state/*", "_dlt_version/*"])
def test_killed_while_a_file_was_written(settings, half):
    client = "dlt.destinations.impl.filesystem.filesystem"
    dies(settings, client, "FilesystemClient._store_load", "before")
    (staged,) = settings.home.glob("pulls/till/members/staged/*")
    for path in staged.glob(half):
        path.write_bytes(path.read_bytes()[:10])
    assert pulled(settings).errors == []
    assert uids(settings) == list(range(ROWS))


def test_full_starts_over_even_after_a_kill(settings):
    pulled(settings)
    dies(settings, "dlt.pipeline.pipeline", "Pipeline.normalize", "after")
    pulled(settings, full=True)
    assert sorted(uids(settings)) == sorted([*range(ROWS), *range(ROWS)])


def test_columns_get_their_declared_names(settings, tmp_path):
    with till_database(tmp_path) as database:
        database.execute(
            "create table 会员 (编号 integer, 姓名 text, CUSTOMERUID text)"
        )
        database.execute("insert into 会员 values (1, '王小明', '19')")
    declared = {
        "from": "会员",
        "cursor": None,
        "columns": {"姓名": "name"},
        "constants": {"app_id": "A1"},
    }
    declare(settings, till(tmp_path, **declared))
    assert pulled(settings).errors == []
    row = landed(settings, "pos/members", "app_id", "customerUid", "name", "编号")
    assert row == [("A1", "19", "王小明", "1")]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cursor": "changed"}, "no column `changed` for a cursor"),
        ({"from": "nobody"}, "there is no table `nobody`"),
        ({"columns": {"app_id": "shop"}}, "lacks the key column `app_id`"),
        ({"since": 12}, "of another kind than `since`"),
    ],
)
def test_what_is_declared_wrongly_is_told(settings, tmp_path, changed, said):
    declare(settings, till(tmp_path, **changed))
    (error,) = pulled(settings).errors
    assert said in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "database"}, "`kind` is sql_database or rest_api"),
        ({"passwort": "x"}, "unknown passwort"),
        ({"tables": []}, "lacks `tables`"),
        ({"name": "Till 1"}, "small letters"),
        ({"database": {"password": "hunter2"}}, "a secret stands under `password`"),
        ({"database": "postgresql://a:hunter2@h/d"}, "a secret stands under"),
        ({"token": {"url": "https://h/token?corpsecret=hunter2"}}, "a secret stands"),
        ({"token": {"url": "https://a:hunter2@h/token"}}, "a secret stands under"),
        ({"client": {"base_url": "https://h/?api_key=hunter2"}}, "a secret stands"),
    ],
)
def test_a_file_that_is_wrong_is_told(settings, tmp_path, changed, said):
    declare(settings, {**till(tmp_path), **changed})
    with pytest.raises(OneIdError, match=said) as error:
        pulled(settings)
    assert "hunter2" not in str(error.value)


def test_two_times_the_same_table_is_told(settings, tmp_path):
    twice = till(tmp_path)
    declare(settings, {**twice, "tables": twice["tables"] * 2})
    with pytest.raises(OneIdError, match="fills table `members` twice"):
        pulled(settings)


def test_a_table_that_lies_there_as_a_file_is_told(settings):
    folder = settings.landing_dir / "pos"
    folder.mkdir()
    (folder / "members.csv").write_text("app_id,customerUid\nA,1\n", encoding="utf-8")
    (error,) = pulled(settings).errors
    assert "a table keeps one form" in error
    no_secret_in(settings.home)
