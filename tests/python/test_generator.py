"""The generated data agree with themselves, with the truth and with the demo."""

import hashlib
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from expected_records import COVERED, expected_generic_records, expected_records
from generated_world import Generated, generated

from benchmarks.generate import main

ROOT = Path(__file__).resolve().parents[2]
DEMO_LIMIT = 12_000_000


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("kind", ["retail_cn", "retail_cn_no_phone"])
def test_the_truth_holds_exactly_the_records_of_the_tables(kind: str) -> None:
    data = generated(300 if kind == "retail_cn_no_phone" else 3000, kind=kind)
    found = {record for record in data.truth if record.split(":")[0] in COVERED}
    assert found == set(expected_records(data.tables))


def test_the_committed_demo_is_what_the_generator_writes(tmp_path: Path) -> None:
    truth = tmp_path / "demo_truth.csv"
    raw = tmp_path / "raw"
    main(["--layout", "seeds", "--out", str(raw), "--truth", str(truth)])
    committed = digests(ROOT / "seeds" / "raw")
    written = digests(raw)
    assert {name: committed.get(name) for name in written} == written
    assert (
        truth.read_bytes()
        == (ROOT / "benchmarks" / "truth" / "demo_truth.csv").read_bytes()
    )
    assert sum(path.stat().st_size for path in raw.rglob("*.csv")) < DEMO_LIMIT


def test_same_arguments_same_bytes_and_another_seed_other_ones(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("again", 3), ("other", 4)):
        main(["--persons", "200", "--seed", str(seed), "--out", str(tmp_path / name)])
    assert digests(tmp_path / "one") == digests(tmp_path / "again")
    differing = set(digests(tmp_path / "one").items()) & set(
        digests(tmp_path / "other").items()
    )
    assert {name for name, _ in differing} <= {"pos/products.csv"}


def test_parquet_holds_the_same_text_as_csv(tmp_path: Path) -> None:
    for format in ("csv", "parquet"):
        main(["--persons", "150", "--out", str(tmp_path / format), "--format", format])
    texts = tmp_path / "csv" / "pos" / "members.csv"
    columns = tmp_path / "parquet" / "pos" / "members.parquet"
    different = duckdb.sql(
        f"select count(*) from (from read_csv('{texts}', all_varchar = true)"
        f" except from read_parquet('{columns}'))"
    ).fetchone()
    assert different == (0,)
    types = duckdb.sql(f"describe from read_parquet('{columns}')").fetchall()
    assert {row[1] for row in types} == {"VARCHAR"}


def test_a_format_written_before_does_not_stay_beside_the_new_one(
    tmp_path: Path,
) -> None:
    for format in ("parquet", "csv"):
        main(["--persons", "100", "--out", str(tmp_path), "--format", format])
    assert not list(tmp_path.rglob("*.parquet"))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["retail_cn", "retail_cn_no_phone", "western"])
def test_small_worlds_of_any_seed_are_whole(kind: str, seed: int) -> None:
    data = Generated(100, seed, kind)
    assert len(set(data.truth.values())) > 60
    assert set(data.tables) == set(generated(300, kind=kind).tables)
    assert data.tables["generic.customers"]


def test_persons_turn_up_in_four_channels_on_average() -> None:
    channels = defaultdict(set)
    for record_id, owner in generated().truth.items():
        parts = record_id.split(":")
        role = parts[2] if parts[2] in ("fan", "card", "buyer", "form") else ""
        channels[owner].add((*parts[:2], role))
    counts = [len(some) for owner, some in channels.items() if owner.startswith("p")]
    assert sum(counts) / 3000 >= 4
    spread = Counter(counts)
    assert spread[1] > 100
    assert sum(spread[count] for count in spread if count >= 7) > 100


MONEY = [
    ("youzan.trades", "payment", ("kdt_id", "tid"), "youzan.trade_orders", "payment"),
    ("taobao.trades", "payment", ("seller_nick", "tid"), "taobao.orders", "payment"),
    ("pos.tickets", "totalAmount", ("app_id", "sn"), "pos.ticket_items", "totalAmount"),
]


@pytest.mark.parametrize(("orders", "total", "keys", "lines", "part"), MONEY)
def test_lines_add_up_to_their_order(
    orders: str, total: str, keys: tuple[str, ...], lines: str, part: str
) -> None:
    tables = generated().tables
    sums = Counter()
    for row in tables[lines]:
        sums[tuple(row[key] for key in keys)] += Decimal(row[part])
    totals = {
        tuple(row[key] for key in keys): Decimal(row[total]) for row in tables[orders]
    }
    assert totals == dict(sums)


LOCAL_TIMES = [
    ("youzan.trades", "created"),
    ("youzan.trades", "update_time"),
    ("taobao.trades", "created"),
    ("taobao.trades", "modified"),
    ("pos.tickets", "datetime"),
    ("generic.events", "occurred_at"),
    ("web.forms", "submitted_at"),
    ("generic.orders", "paid_at"),
]


def test_nothing_happens_after_the_two_years_but_one_planted_ticket() -> None:
    tables = generated().tables
    late = [
        (table, row[column])
        for table, column in LOCAL_TIMES
        for row in tables[table]
        if row[column] and row[column] >= "2026"
    ]
    assert late == [("pos.tickets", "2099-12-31 23:59:59")]
    last = 1_767_225_600_000  # 2026-01-01 00:00 UTC
    assert max(int(row["time"]) for row in tables["web.events"]) < last
    ticket = next(row for row in tables["pos.tickets"] if row["datetime"] > "2026")
    assert ticket["customerUid"]


def test_the_great_sales_are_the_busiest_days() -> None:
    data = generated(20_000).tables
    days = Counter(row["created"][:10] for row in data["youzan.trades"])
    for year in ("2024", "2025"):
        in_year = {day: count for day, count in days.items() if day.startswith(year)}
        assert max(in_year, key=in_year.get) == f"{year}-11-11"
    new_year = sum(days[f"2025-01-{day}"] for day in (28, 29, 30, 31))
    before = sum(days[f"2025-01-{day}"] for day in (17, 18, 19, 20))
    assert new_year < before / 2
    in_stores = Counter(row["datetime"][:10] for row in data["pos.tickets"])
    assert in_stores.most_common(1)[0][0] == "2025-11-11"


def test_some_browse_online_and_buy_in_a_store() -> None:
    data = generated()
    looked = defaultdict(set)
    for row in data.tables["web.events"]:
        owner = data.truth.get(f"web:production:{row['distinct_id']}")
        looked[owner].add(int(row["time"]) // 86_400_000)
    found = set()
    for row in data.tables["pos.tickets"]:
        owner = data.truth.get(f"pos:{row['app_id']}:{row['customerUid']}")
        day = duckdb.sql(f"select epoch_ms(timestamp '{row['datetime']}')")
        if owner in looked and row["datetime"] < "2026":
            bought = day.fetchone()[0] // 86_400_000
            if any(0 <= bought - seen <= 5 for seen in looked[owner]):
                found.add(owner)
    assert len(found) > 50


def test_steward_decisions_speak_of_records_that_exist() -> None:
    data = generated()
    kinds = Counter()
    for row in data.tables["steward.decisions"]:
        kinds[row["decision"]] += 1
        pair = (row["record_id_a"], row["record_id_b"])
        if row["decision"] == "block_value":
            assert row["value"].startswith("+861")
            continue
        owners = {data.truth[record] for record in pair}
        assert len(owners) == (1 if row["decision"] == "must_link" else 2)
    assert min(kinds.values()) >= 2
    assert len(kinds) == 3


def test_names_are_as_unequal_as_in_life() -> None:
    data = generated(20_000)
    names = Counter(data.world.people.names.full())
    surnames = Counter(data.world.people.names.family())
    assert 0.2 < sum(n for n in names.values() if n > 1) / 20_000 < 0.6
    assert [name for name, _ in surnames.most_common(3)] == ["王", "李", "张"]


def test_the_western_world_speaks_no_chinese() -> None:
    data = generated(300, kind="western")
    assert set(data.tables) == {
        f"generic.{name}" for name in ("customers", "orders", "order_lines", "events")
    }
    cells = [
        cell for rows in data.tables.values() for row in rows for cell in row.values()
    ]
    assert not any(re.search(r"[\u4e00-\u9fff]", cell) for cell in cells if cell)
    assert set(data.truth) == set(expected_generic_records(data.tables))
    names = {row["name"] for row in data.tables["generic.customers"]}
    assert any(name and re.fullmatch(r"[A-Z'-]+, [A-Z]+", name) for name in names)


def test_a_world_without_phones_has_none() -> None:
    from generated_world import sightings

    data = generated(300, kind="retail_cn_no_phone")
    assert not set(sightings(data))


def test_a_folder_that_is_a_file_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(SystemExit):
        main(["--persons", "100", "--out", str(tmp_path / "out")])
    assert f"cannot write below {tmp_path / 'out'}" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--persons", "99"], ["--world", "mars"]])
def test_bad_arguments_end_in_one_sentence(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main([*arguments, "--out", str(tmp_path)])
    assert end.value.code == 2
    assert "error:" in capsys.readouterr().err
