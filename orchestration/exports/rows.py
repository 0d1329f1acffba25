"""What every kind of export is read into, one row at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

# A longer row is a quote that was never closed, or no table at all.
LONGEST_ROW = 16 << 20


@dataclass(frozen=True)
class Row:
    """One row of an export, or a line that could not be read as one."""

    # As a person counts in the file or the sheet, from 1.
    number: int
    cells: Sequence[str]
    # Why the line is no row; its text is then the only cell.
    reason: str | None = None
    # With merged cells filled in: only a header means them so.
    across: Sequence[str] = ()


def unreadable(number: int, text: str, reason: str) -> Row:
    """Return a line that is no row, with the reason."""
    return Row(number, (text,), reason)
