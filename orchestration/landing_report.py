"""What the command line shows of landed exports."""

from functools import partial
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from orchestration.batches import Landed


def print_landed(landed: Landed, rejected: Path, console: Console) -> None:
    """Print what became of each file, and where the rejected lines lie."""
    say = partial(console.print, highlight=False, soft_wrap=True)
    for sentence in landed.notes:
        say(f"  [yellow]![/] {escape(sentence)}")
    for name in landed.skipped:
        say(f"  skipped: {escape(name)}")
    for batch in landed.batches:
        lost = f", {batch.rejected:,} rejected" if batch.rejected else ""
        say(f"{escape(batch.file)}: {batch.rows:,} rows{lost}")
        if batch.held_back:
            say(f"  [yellow]![/] held back: it {escape(batch.held_back)}")
    for name in landed.known:
        say(
            f"{escape(name)} has landed before: nothing to do; to land it read "
            "in another way, remove its batch"
        )
    if any(batch.rejected for batch in landed.batches):
        say(f"Rejected lines with their reasons: {escape(str(rejected))}")
