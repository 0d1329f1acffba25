"""The wide table, and a whole comparison of contenders that need no other tool."""

import json
from pathlib import Path

import duckdb
import pytest

from benchmarks.compare.__main__ import main
from benchmarks.compare.contender import Run
from benchmarks.compare.wide import write_wide

CUSTOMERS = (
    *("record_id", "system", "channel", "party_type", "full_name", "family_name"),
    *("given_name", "nickname", "company_name", "gender", "country", "province"),
    *("city", "district", "address", "postal_code"),
)
IDENTIFIERS = ("record_id", "type", "scope", "value", "status", "role", "raw_value")


def test_names_are_folded_to_one_spelling(build_db: Path) -> None:
    wide = _wide(build_db, "name, surname, given_name, last_character, nickname")
    assert wide["r1"] == ("张伟", "张", "伟", "伟", "小伟")
    assert wide["r3"] == ("jean thomas", "thomas", "jean", None, None)


def test_phones_are_kept_by_what_they_can_tell(build_db: Path) -> None:
    wide = _wide(build_db, "phone, second_phone, phones, own_phones, phone_mask")
    own, received = "13800000001", "13900000002"
    assert wide["r1"] == (own, received, [own, received], [own], None)
    assert wide["r2"] == (None, None, [], [], "1380001")
    # With and without its country a foreign number is the same.
    assert wide["r3"][0] == wide["r4"][0] == "128238157"


def test_a_masked_phone_meets_the_whole_one(build_db: Path) -> None:
    wide = _wide(build_db, "phone_masks")
    assert wide["r2"][0] == ["1380001"]
    assert wide["r1"][0] == ["1380001", "1390002"]


def test_addresses_are_split(build_db: Path) -> None:
    wide = _wide(build_db, "road, house_number, flat")
    assert wide["r1"] == ("金桥东路", "60", "1503室")
    assert wide["r3"] == ("PINE", "1364", "19")


def test_contenders_are_run_and_scored_alike(build_db: Path, tmp_path: Path) -> None:
    truth = tmp_path / "truth.csv"
    truth.write_text("record_id,person_id\nr1,a\nr2,a\nr3,b\nr4,b\n")
    ours, out = tmp_path / "ours", tmp_path / "out"
    ours.mkdir()
    with duckdb.connect() as connection:
        connection.execute(
            "copy (from (values ('r1', 1, 1), ('r2', 1, 2), ('r3', 2, 3), ('r4', 2, 4))"
            " as t (record_id, one_id, strict_one_id))"
            f" to '{ours / 'clusterings.parquet'}'"
        )
    Run(lead_bar="one_id", seconds={"matching": 1.5}).write(ours)
    main(
        [
            *("--build-db", str(build_db), "--truth", str(truth), "--out", str(out)),
            *("--contenders", "ours,phone", "--ours", str(ours)),
        ]
    )
    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    mine, phone = results["results"]
    assert results["truth"] == {"records": 4, "persons": 2, "pairs": 2}
    assert mine["reported"]["bar"] == "one_id"
    assert mine["reported"]["pairwise"] == {"precision": 1, "recall": 1, "f1": 1}
    assert [one["bar"] for one in mine["scores"]] == ["one_id", "strict_one_id"]
    assert phone["reported"]["pairwise"]["recall"] == 0.5
    assert phone["seconds"]["matching"] > 0
    assert phone["peak_memory_bytes"] > 0


@pytest.fixture
def build_db(tmp_path: Path) -> Path:
    path = tmp_path / "build.duckdb"
    customers = [
        {
            **{"record_id": "r1", "family_name": "张", "given_name": "伟"},
            **{"nickname": "小伟🌈", "city": "青岛市"},
            "address": "李沧区附近@#山东省青岛市李沧区金桥东路60号1503室",
        },
        {"record_id": "r2", "family_name": "张"},
        {
            **{"record_id": "r3", "family_name": "THOMAS", "given_name": "JEAN P."},
            **{"country": "US", "address": "1364 Pine Lane, Apt 19"},
        },
        {"record_id": "r4", "country": "US"},
    ]
    phones = [
        ("r1", "+8613800000001", "ok", "self", "13800000001"),
        ("r1", "+8613900000002", "ok", "receiver", "13900000002"),
        ("r2", None, "masked", "self", "138****0001"),
        ("r2", None, "virtual", "self", "18473883153转2141"),
        ("r3", None, "invalid", "self", "212-823-8157"),
        ("r4", "+12128238157", "ok", "self", "+1 212 823 8157"),
    ]
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema conformed")
        _create(
            connection,
            "customers",
            CUSTOMERS,
            [[row.get(column) for column in CUSTOMERS] for row in customers],
            ", birth_date date",
        )
        _create(
            connection,
            "identifiers",
            IDENTIFIERS,
            [
                [record, "phone", "", value, status, role, raw]
                for record, value, status, role, raw in phones
            ],
        )
    return path


def _create(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: tuple[str, ...],
    rows: list[list[str | None]],
    more: str = "",
) -> None:
    table = f"conformed.int_conformed__{name}"
    types = ", ".join(f"{column} varchar" for column in columns)
    connection.execute(f"create table {table} ({types}{more})")
    holes = ", ".join("?" * len(columns))
    connection.executemany(
        f"insert into {table} ({', '.join(columns)}) values ({holes})", rows
    )


def _wide(build_db: Path, columns: str) -> dict[str, tuple[object, ...]]:
    out = build_db.with_name("wide.parquet")
    write_wide(build_db, out)
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"select record_id, {columns} from read_parquet('{out}')"
        ).fetchall()
    return {record: tuple(rest) for record, *rest in rows}
