"""The gates hold back a build that would publish nonsense."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
import scratch
from rich.console import Console

from orchestration import audit, keys
from orchestration.errors import OneIdError
from orchestration.landing import land
from orchestration.settings import Settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    # The expectations know the real tables; they have tests of their own.
    monkeypatch.setattr(audit, "GATES", (audit.run_gate,))
    return scratch.build(scratch.scratch_settings(tmp_path))


def test_a_sound_build_passes_both_gates(settings: Settings) -> None:
    assert [r.gate for r in audit.audit(settings)] == ["landing", "marts"]


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (
            "delete from one_ids where record_id = 'shop:2'",
            "1 customer records have no one_id",
        ),
        (
            "update one_ids set one_id = null where record_id = 'shop:2'",
            "1 customer records have no one_id",
        ),
        (
            "update one_ids set record_id = 'x' where record_id = 'shop:2'",
            "1 rows of one_ids belong to no customer record",
        ),
        (
            "insert into one_ids from one_ids where record_id = 'shop:2'",
            "1 customer records have more than one one_id",
        ),
        (
            "delete from dim_customers where one_id = 'c13800000002'",
            "1 one_ids do not stand exactly once",
        ),
        (
            "insert into dim_organisations values ('c13800000002')",
            "1 one_ids do not stand exactly once",
        ),
        (
            "insert into dim_organisations values ('o1')",
            "1 one_ids do not stand exactly once",
        ),
    ],
)
def test_the_marts_gate_names_what_is_wrong(
    settings: Settings, damage: str, sentence: str
) -> None:
    scratch.change(settings, damage)
    with pytest.raises(OneIdError, match="marts gate stopped the run") as caught:
        audit.require_gate("marts", settings)
    assert sentence in str(caught.value)


def test_rows_that_the_models_do_not_read_are_missed(settings: Settings) -> None:
    folder = settings.project_dir / "models" / "staging" / "generic"
    folder.mkdir(parents=True)
    declared = (
        "sources: [{name: raw_generic, tables: [{name: customers, columns: []}]}]"
    )
    (folder / "_generic.yml").write_text(declared)
    file = settings.landing_dir / "generic" / "customers.csv"
    file.parent.mkdir(parents=True)
    file.write_text("id\n1\n#2\n")
    files = replace(settings, landing="files")
    scratch.change(
        settings,
        "create schema landed_generic;"
        f"create view landed_generic.customers as from read_csv('{file}')",
    )
    keys.make_key_file(settings.home)
    settings.restricted_path.unlink()
    with pytest.raises(OneIdError, match="landed after the stock was taken"):
        audit.require_gate("landing", files)
    land(files, Console(file=io.StringIO()))
    assert audit.require_gate("landing", files)
    scratch.change(
        settings,
        "create or replace view landed_generic.customers as"
        f" from read_csv('{file}', comment = '#')",
    )
    with pytest.raises(OneIdError, match="2 rows landed in generic/customers, but "):
        audit.require_gate("landing", files)


def test_the_landing_gate_wants_at_least_one_row(settings: Settings) -> None:
    scratch.change(settings, "delete from raw.raw_records")
    with pytest.raises(OneIdError, match=r"no raw table .* \(generic\) has a single"):
        audit.require_gate("landing", settings)
