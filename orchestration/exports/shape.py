"""Make one table of an export's rows: its header, its data, what is neither."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from orchestration.errors import OneIdError
from orchestration.exports.rows import Row, unreadable
from orchestration.intake import LINEAGE

# Titles, addresses and notes stand above a table, but not whole pages of them.
HEADER_AMONG = 60
_SUMMARY = re.compile(r"^\W*(合计|总计|小计|汇总|共计|总\S*额|total|sum\b)", re.I)
# The whole of a cell: a company may well be called Total Energies.
_LABEL = re.compile(
    r"\W*(本页|本日)?(合计|总计|小计|汇总|共计|总\S{0,4}额|(grand )?totals?|sum)"
    r"\W*[\d.,]*\W*",
    re.I,
)
# What programs write below a table, in its first column.
_NOTE = re.compile(r"\W*(共\s*\d|导出|制表|打印|备注|以上)")
_FORMULA = re.compile(r'^="(.*)"$', re.S)
# A backtick or an apostrophe in front keeps a spreadsheet from counting with it.
_MARKS = frozenset("=`'\t")
_GUARD = re.compile(r"^[`'](?=[\d+`])|^`")


class NoHeader(OneIdError):
    """No line of an export names a declared column: it is no table of these."""


@dataclass
class Shaped:
    """A table: its columns, its rows as they come, and the counts of the rest."""

    columns: list[str]
    rows: Iterator[Row]
    titles: int = 0
    blanks: int = 0
    rejected: Counter[str] = field(default_factory=Counter)


def shape(
    name: str,
    rows: Iterable[Row],
    declared: Sequence[str],
    renamed: Mapping[str, str],
    header: int | None = None,
) -> Shaped:
    """Find the header and judge each row below it; rejected rows keep a reason."""
    source = iter(rows)
    head = list(islice(source, HEADER_AMONG))
    at, span, names = _header(name, head, declared, renamed, header)
    columns = _unique([renamed.get(name, name) for name in names])
    found = Shaped(columns, iter(()))
    above = [row for row in head[:at] if _filled(row.cells)]
    found.titles = len([row for row in above if not row.reason])
    lost = [row for row in head[:at] if row.reason]
    below = chain(lost, head[at + span :], source)
    found.rows = _judged(below, found, [c.casefold() for c in names])
    return found


def matches(row: Row, declared: Sequence[str], renamed: Mapping[str, str]) -> int:
    """Return how many cells of a row are names of declared columns."""
    known = {name.casefold() for name in declared}
    names = (renamed.get(name, name) for name in _names(row.cells))
    return len({name.casefold() for name in names} & known)


def _header(
    name: str,
    head: list[Row],
    declared: Sequence[str],
    renamed: Mapping[str, str],
    wanted: int | None,
) -> tuple[int, int, list[str]]:
    """Return where the header is, its rows, and the names as they stand in it."""
    found: list[tuple[int, int, int, list[str]]] = []
    for at, row in enumerate(head):
        if row.reason or (wanted is not None and row.number != wanted):
            continue
        upper = row.across or row.cells
        choices = [(1, list(row.cells))]
        if at + 1 < len(head) and not head[at + 1].reason:
            choices.append((2, _stacked(upper, head[at + 1].cells)))
        for span, cells in choices:
            score = matches(Row(row.number, cells), declared, renamed)
            if score:
                found.append((score, at, span, _names(cells)))
    if found:
        # The first that says at least half as much as any: what comes below is data.
        most = max(score for score, *_ in found)
        alone = {at: score for score, at, span, _ in found if span == 1}
        good = [
            (score, at, span, names)
            for score, at, span, names in found
            # A title above the header is no part of it.
            if score * 2 >= most and (span == 1 or score > alone.get(at + 1, 0))
        ]
        top = min(at for _, at, _, _ in good)
        there = [choice for choice in good if choice[1] == top]
        _, at, span, names = max(there, key=lambda choice: (choice[0], -choice[2]))
        return at, span, names
    seen = next((r for r in head if not r.reason and _filled(r.cells)), None)
    first = ", ".join(_names(seen.cells)[:8]) if seen else "nothing"
    raise NoHeader(
        f"{name} has no header: none of its first {HEADER_AMONG} lines names a "
        f"declared column ({', '.join(declared[:8])}); it begins with {first}. Say in "
        "sources.yml which column is which."
    )


def _stacked(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the names of a header of two rows: of a group, the names below it."""
    width = max(len(upper), len(lower))
    pairs = zip(_padded(upper, width), _padded(lower, width), strict=True)
    return [below or above for above, below in pairs]


def _names(cells: Sequence[str]) -> list[str]:
    names = [clean(cell).strip().strip("\ufeff") for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _unique(names: Sequence[str]) -> list[str]:
    """Return names that differ; a column without a name is numbered."""
    found: list[str] = []
    for at, name in enumerate(names):
        fresh, again = name or f"column{at}", 2
        taken = {other.casefold() for other in (*found, *LINEAGE)}
        while fresh.casefold() in taken:
            fresh, again = f"{name or 'column'}_{again}", again + 1
        found.append(fresh)
    return found


def _judged(rows: Iterable[Row], found: Shaped, names: list[str]) -> Iterator[Row]:
    """Return data rows and rejected ones; what ends a file is a summary."""
    width = len(found.columns)
    doubtful = deque[Row]()
    for row in rows:
        if not row.reason and not _filled(row.cells):
            found.blanks += 1
            continue
        judged = row if row.reason else _fitted(row, width, names, found)
        if judged is None:
            continue
        if judged.reason and len(doubtful) < HEADER_AMONG:
            doubtful.append(judged)
            continue
        while doubtful:
            yield _counted(doubtful.popleft(), found)
        yield _counted(judged, found)
    for row in doubtful:
        short = row.reason and row.reason.startswith("too few values")
        ending = unreadable(row.number, row.cells[0], "a summary after the data")
        yield _counted(ending if short else row, found)


def _fitted(row: Row, width: int, names: list[str], found: Shaped) -> Row | None:
    cells = [clean(c) if c[:1] in _MARKS or c[-1:] == "\t" else c for c in row.cells]
    # Files that were put together bring their beginnings along.
    cells[:1] = [cell.removeprefix("\ufeff") for cell in cells[:1]]
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) != width:
        few = "few" if len(cells) < width else "many"
        reason = f"too {few} values: {len(cells)} of {width}"
        return unreadable(row.number, ",".join(row.cells), reason)
    is_header = cells[0].strip().casefold() == names[0]
    if is_header and [cell.strip().casefold() for cell in cells] == names:
        # Daily files that were put together bring their headers along.
        found.titles += 1
        return None
    first = next((cell for cell in cells if cell.strip()), None)
    if first is None:
        found.blanks += 1
        return None
    filled = sum(bool(cell.strip()) for cell in cells)
    if _LABEL.fullmatch(first.strip()) and filled * 2 <= width + 1:
        return unreadable(row.number, ",".join(row.cells), "a row of totals")
    if filled == 1 < width and _NOTE.match(cells[0]):
        reason = f"too few values: 1 of {width}"
        return unreadable(row.number, ",".join(row.cells), reason)
    return Row(row.number, cells)


def _counted(row: Row, found: Shaped) -> Row:
    if row.reason:
        found.rejected[row.reason] += 1
    return row


def clean(cell: str) -> str:
    """Return a cell without what keeps a spreadsheet from reading it as a number."""
    cell = cell.strip("\t")
    if formula := _FORMULA.match(cell):
        return formula[1].replace('""', '"')
    freed = _GUARD.sub("", cell)
    # Some tools put the mark on both sides.
    return freed[:-1] if freed != cell and freed.endswith(cell[0]) else freed


def is_summary(line: str) -> bool:
    """Return whether a line begins as totals do."""
    return bool(_SUMMARY.match(line))


def _filled(cells: Sequence[str]) -> bool:
    return any(cell and not cell.isspace() for cell in cells)


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
