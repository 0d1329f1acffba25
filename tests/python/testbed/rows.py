"""Raw rows of a small invented world, as the demo's generator writes them."""

from functools import lru_cache

from benchmarks.generate import SYSTEMS
from benchmarks.systems.export import Table, Truth
from benchmarks.systems.generic_custom import CUSTOM_FIELDS
from benchmarks.world.world import make_world

# Rows by `<system>.<table>`.
Raw = dict[str, list[dict[str, str | None]]]


@lru_cache(maxsize=4)
def _exports(persons: int, seed: int, systems: tuple[str, ...]) -> list[Table]:
    world = make_world(persons, seed)
    truths: list[Truth] = []
    tables = []
    for name, system in SYSTEMS.items():
        for part in system.export(world, truths):
            if isinstance(part, Truth):
                truths.append(part.once())
            elif name in systems:
                tables.append(part)
    return tables


def demo_rows(
    persons: int = 100, seed: int = 1, systems: tuple[str, ...] = ("pos", "generic")
) -> Raw:
    """Return fresh raw rows of some systems."""
    return {
        f"{table.system}.{table.name}": _rows(table)
        for table in _exports(persons, seed, systems)
    }


def _rows(table: Table) -> list[dict[str, str | None]]:
    # The bed knows declared columns alone.
    names = [name for name in table.columns if name not in CUSTOM_FIELDS]
    return [
        {
            name: None if cell is None or str(cell) == "" else str(cell)
            for name, cell in zip(names, cells, strict=True)
        }
        for cells in zip(*(table.columns[name] for name in names), strict=True)
    ]
