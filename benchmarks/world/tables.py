"""Word lists and rates: the CSV files beside this package."""

import csv
from functools import cache
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]


@cache
def read(name: str) -> dict[str, list[str]]:
    """Return a CSV table of ``benchmarks/tables`` by column."""
    return _columns(ROOT / "tables" / f"{name}.csv")


@cache
def rates() -> dict[str, float]:
    """Return the rates of dirt by name, as ``benchmarks/rates.csv`` has them."""
    table = _columns(ROOT / "rates.csv")
    return dict(zip(table["rate"], map(float, table["value"]), strict=True))


@cache
def floors() -> dict[str, float]:
    """Return the rates that may not fall below a floor, with that floor."""
    table = _columns(ROOT / "rates.csv")
    pairs = zip(table["rate"], table["floor"], strict=True)
    return {rate: float(floor) for rate, floor in pairs if floor}


def pool(values: list[str]) -> np.ndarray:
    """Return texts as an object array, ready to be indexed."""
    out = np.empty(len(values), dtype=object)
    out[:] = values
    return out


def _columns(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {column: [row[column] for row in rows] for column in rows[0]}
