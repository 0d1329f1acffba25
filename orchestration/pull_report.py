"""What the command line shows of a pull."""

from rich.console import Console
from rich.markup import escape

from orchestration.pull import Outcome


def print_outcome(outcome: Outcome, console: Console) -> None:
    """Print the batches that were made, and which tables had nothing new."""
    for batch in outcome.batches:
        console.print(
            f"{escape(batch.file)}: {batch.rows:,} rows",
            highlight=False,
            soft_wrap=True,
        )
        if batch.held_back:
            console.print(
                f"  [yellow]![/] held back: it {escape(batch.held_back)}",
                highlight=False,
                soft_wrap=True,
            )
    for name in outcome.unchanged:
        console.print(f"{escape(name)}: nothing new", highlight=False, soft_wrap=True)
