"""Bad input ends in a sentence or in quarantine: no stack trace, no lost row."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT, plain_environment, run_oneid

AS_OF = "2026-01-01 00:00:00"
CUSTOMERS = "channel,customer_id,name,phone,created_at\n"
WANG = "kiosk,1,王小明,13911110001,2025-03-01 10:00:00\n"
ORDERS = "channel,order_id,customer_id,amount,ordered_at\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return one environment for all runs: dbt parses anew when a path changes."""
    folder = tmp_path_factory.mktemp("bad_input")
    return {
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
        "ONEID_KEY": "a key of these tests alone",
        "ONEID_HOME": str(folder / "home"),
        # A folder with such a name is a folder, and no column.
        "ONEID_LANDING": str(folder / "stage=test" / "landing"),
    }


@pytest.fixture
def place(shared: dict[str, str]) -> dict[str, str]:
    """Return the environment with no home and an empty landing folder."""
    return empty(shared)


def empty(shared: dict[str, str]) -> dict[str, str]:
    for name in ("ONEID_HOME", "ONEID_LANDING"):
        shutil.rmtree(shared[name], ignore_errors=True)
    (Path(shared["ONEID_LANDING"]) / "generic").mkdir(parents=True)
    return dict(shared)


def write(place: dict[str, str], **tables: str | bytes) -> None:
    """Write landing files of the generic system."""
    for name, content in tables.items():
        path = Path(place["ONEID_LANDING"]) / "generic" / f"{name}.csv"
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)


def run(place: dict[str, str]) -> subprocess.CompletedProcess[str]:
    arguments = ["--landing", "files", "--systems", "generic", "--as-of", AS_OF]
    return run_oneid(place, "run", *arguments)


def build_with_dbt(place: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run plain dbt, with nothing of ours around it."""
    given = f"{{landing: files, systems: [generic], as_of: {AS_OF}}}"
    command = [sys.executable, "-m", "dbt.cli.main", "run", "--vars", given]
    return subprocess.run(
        [*command, "--select", "stg_generic__customers"],
        env={**plain_environment(), **place},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def assert_refused(
    done: subprocess.CompletedProcess[str], place: dict[str, str], *sentences: str
) -> None:
    """Assert that a run said why it stopped, and published nothing."""
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode, said
    assert "Traceback" not in said
    for sentence in sentences:
        assert sentence in said
    assert not list(Path(place["ONEID_HOME"]).glob("releases/*"))


REFUSED: dict[str, tuple[dict[str, str | bytes], tuple[str, ...]]] = {
    "nothing": (
        {},
        ("`customers` or `orders` of system `generic` is missing: put generic/cust",),
    ),
    "only what is optional": (
        {"order_lines": "channel,order_id,line_no\na,1,1\n"},
        ("the required table `customers` or `orders` of system `generic`",),
    ),
    "a key column gone": (
        {"customers": "channel,name\nkiosk,王小明\n"},
        ("generic/customers.csv lacks the key column `customer_id`",),
    ),
    "a key column renamed": (
        {"customers": CUSTOMERS.replace("customer_id", "customerid") + WANG},
        ("`customer_id` (was it renamed to `customerid`?)",),
    ),
    "GBK": (
        {"customers": (CUSTOMERS + WANG).encode("gbk")},
        (
            "generic/customers.csv is GBK and not UTF-8 (line 2)",
            "iconv -f GB18030 -t UTF-8 customers.csv > customers.utf8.csv",
        ),
    ),
    "a quote that is not closed": (
        {"customers": CUSTOMERS + WANG + WANG.replace("1,王", '2,"王') + WANG},
        ("generic/customers.csv line 3 has a quote that is not closed",),
    ),
    "phones in scientific notation": (
        {"customers": CUSTOMERS + WANG.replace("13911110001", "1.39E+10")},
        ("`phone` has 1 of 1 values in scientific notation", "as text"),
    ),
    "fewer names than values": (
        {"customers": "channel,customer_id\n" + WANG + WANG},
        ("generic/customers.csv line 2 has too many values",),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_lose_rows_is_refused(place: dict[str, str], case: str) -> None:
    tables, sentences = REFUSED[case]
    write(place, **tables)
    assert_refused(run(place), place, *sentences)


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("nothing", "system 'generic' has no data: at least one of the tables"),
        ("GBK", "customers.csv"),
        ("a quote that is not closed", "customers.csv"),
        ("fewer names than values", "customers.csv"),
    ],
)
def test_plain_dbt_refuses_it_as_well(
    place: dict[str, str], case: str, sentence: str
) -> None:
    write(place, **REFUSED[case][0])
    assert_refused(build_with_dbt(place), place, sentence)


def a_file(folder: Path) -> Path:
    path = folder / "home"
    path.write_text("not a folder", encoding="utf-8")
    return path


def in_proc(_: Path) -> Path:
    return Path("/proc/oneid/home")


@pytest.mark.parametrize(
    ("home", "runner"),
    [(a_file, run), (in_proc, run), (a_file, build_with_dbt)],
)
def test_a_home_that_cannot_be_written_to_is_told(
    place: dict[str, str],
    tmp_path: Path,
    home: Callable[[Path], Path],
    runner: Callable[[dict[str, str]], subprocess.CompletedProcess[str]],
) -> None:
    write(place, customers=CUSTOMERS + WANG)
    place["ONEID_HOME"] = str(home(tmp_path))
    done = runner(place)
    assert_refused(done, place, "ONEID_HOME", "choose a folder that you may write to")


ODD: dict[str, str] = {
    # `email` gone, `phone_2` renamed, `colour` added; ids as they are.
    "customers": (
        "colour,channel,customer_id,name,phone,phone2,created_at\n"
        ",kiosk,007,王小明,13911110001,,2025-03-01 10:00:00\n"
        "红,kiosk,1234567890123456789,李建国,1.39E+10,,2025-03-01 10:00:00\n"
        ",kiosk,1234567890123456788,张丽华,13911110003,,2025-03-01 10:00:00\n"
        ",kiosk,2,陈志强,13911110004,,2025-03-01 10:00:00\n"
        ",kiosk,2,陈志强,13911110004,,2025-03-01 10:00:00\n"
        ",kiosk,,无号先生,13911110005,,2025-03-01 10:00:00\n"
    ),
    "orders": (
        ORDERS + "kiosk,0001,007,12.30,2025-04-01 10:00:00\n"
        "kiosk,0002,007,45.60,2099-01-01 10:00:00\n"
        "kiosk,0003,1234567890123456789,甲,2025-04-01 10:00:00\n"
    ),
    "order_lines": "",
    "events": "channel,event_id,event,occurred_at\n",
}


@pytest.fixture(scope="module")
def odd_run(
    shared: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Run everything odd but readable at once; return output and release."""
    place = empty(shared)
    write(place, **ODD)
    done = run(place)
    assert done.returncode == 0, done.stdout + done.stderr
    home = Path(place["ONEID_HOME"])
    kept = home.rename(tmp_path_factory.mktemp("odd") / "home")
    return done.stdout, current_release(kept)


def current_release(home: Path) -> Path:
    pointer = home / "releases" / "CURRENT"
    return pointer.parent / pointer.read_text(encoding="utf-8").strip()


def rows(release: Path, query: str) -> list[tuple]:
    with duckdb.connect(release / "serve.duckdb", read_only=True) as connection:
        ids = f"'{release / 'state' / 'one_ids.parquet'}'"
        return connection.execute(query.replace("one_ids", ids)).fetchall()


def test_columns_gone_renamed_and_added_are_told(odd_run: tuple[str, Path]) -> None:
    said = " ".join(odd_run[0].split())
    assert "lacks column `phone_2` (was it renamed to `phone2`?): it is null" in said
    assert "columns that are not declared, kept in `extra`: colour, phone2" in said
    assert "`phone` has 1 of 6 values in scientific notation" in said
    assert "generic/order_lines.csv is empty: it counts as a table without rows" in said


def test_ids_stay_as_they_came(odd_run: tuple[str, Path]) -> None:
    assert rows(odd_run[1], "select source_record_id from one_ids order by 1") == [
        ("007",),
        ("1234567890123456788",),
        ("1234567890123456789",),
        ("2",),
    ]


def test_what_cannot_be_used_is_in_quarantine_with_a_reason(
    odd_run: tuple[str, Path],
) -> None:
    query = """
        select table_name, _source_file, _source_row, reason
        from governance_quarantine order by all
    """
    assert rows(odd_run[1], query) == [
        ("customers", "generic/customers.csv", 6, "no customer id"),
        ("orders", "generic/orders.csv", 2, "ordered later than as_of"),
        ("orders", "generic/orders.csv", 3, "amount not readable"),
    ]
    assert rows(odd_run[1], "select order_id, amount from fct_orders") == [
        ("generic:kiosk:0001", Decimal("12.3"))
    ]


def test_every_row_is_kept_repeated_or_in_quarantine(
    odd_run: tuple[str, Path],
) -> None:
    query = """
        select table_name, landed_rows, kept_rows, duplicate_rows, quarantined_rows
        from governance_landed_tables order by table_name
    """
    assert rows(odd_run[1], query) == [
        ("customers", 6, 4, 1, 1),
        ("orders", 3, 1, 0, 2),
    ]


def test_customers_alone_make_every_public_table(
    odd_run: tuple[str, Path], place: dict[str, str]
) -> None:
    write(place, customers=CUSTOMERS + WANG)
    done = run(place)
    assert done.returncode == 0, done.stdout + done.stderr
    columns = """
        select table_name, column_name, data_type from information_schema.columns
        order by all
    """
    release = current_release(Path(place["ONEID_HOME"]))
    assert rows(release, columns) == rows(odd_run[1], columns)
    assert rows(release, "select count(*) from dim_customers") == [(1,)]
    assert rows(release, "select count(*) from fct_orders") == [(0,)]


def test_models_read_no_batch_that_is_held_back(place: dict[str, str]) -> None:
    """The latest line of the manifest counts, for plain dbt as well."""
    landing = Path(place["ONEID_LANDING"])
    folder = landing / "generic" / "customers"
    folder.mkdir()
    lines = []
    for name, verdicts in (("1", ["lacks a column", None]), ("2", ["was a number"])):
        row = WANG.replace("kiosk,1", f"kiosk,{name}")
        (folder / f"{name}.csv").write_text(CUSTOMERS + row, encoding="utf-8")
        file = f"generic/customers/{name}.csv"
        lines += [{"file": file, "held_back": verdict} for verdict in verdicts]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (landing / "manifest.jsonl").write_text(text, encoding="utf-8")
    done = build_with_dbt(place)
    assert done.returncode == 0, done.stdout
    with duckdb.connect(f"{place['ONEID_HOME']}/build.duckdb", read_only=True) as build:
        query = "select _batch_id, extra from staging.stg_generic__customers"
        assert build.execute(query).fetchall() == [("1", None)]
