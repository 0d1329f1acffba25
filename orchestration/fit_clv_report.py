"""What `oneid fit-clv` prints."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from orchestration.fit_clv import SEED, Fit


def print_fit(fitted: Fit, written: Path | None, console: Console) -> None:
    """Print old parameters beside new ones, and how the new ones foretell."""
    table = Table(title="Parameters of customer value")
    table.add_column("parameter", no_wrap=True)
    for name in ("now", "fitted"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in fitted.parameters:
        table.add_row(row.name, f"{row.value:.4g}", f"{row.fitted_value:.4g}")
    console.print(table)
    console.print(
        f"{fitted.customers:,} customers until {fitted.until}, "
        f"{fitted.repeaters:,} of them on more than one day."
    )
    if fitted.is_without_drop_out:
        console.print(
            "Nobody seems to stop buying: a and b say that one in a hundred does after "
            "a purchase.\nChurn risks mean little in such data."
        )
    _print_held_out(fitted, console)
    if written:
        console.print(f"Written to {written}; `oneid run` uses them.", soft_wrap=True)
    else:
        console.print(f"Nothing was changed. With --write they go to {SEED}.")


def _print_held_out(fitted: Fit, console: Console) -> None:
    if not fitted.held_out:
        console.print(
            f"The time before the last {fitted.held_out_days} days is too short to "
            "foretell them."
        )
        return
    table = Table(
        "repeat purchases before",
        title=f"Fitted without the last {fitted.held_out_days} days: purchases then",
    )
    for name in ("customers", "expected", "actual"):
        table.add_column(name, justify="right")
    for row in fitted.held_out:
        table.add_row(
            f"{row.repeats}" if row is not fitted.held_out[-1] else f"{row.repeats}+",
            f"{row.customers:,}",
            f"{row.expected:,.1f}",
            f"{row.actual:,.0f}",
        )
    table.add_section()
    table.add_row(
        "all",
        f"{sum(row.customers for row in fitted.held_out):,}",
        f"{sum(row.expected for row in fitted.held_out):,.1f}",
        f"{sum(row.actual for row in fitted.held_out):,.0f}",
    )
    console.print(table)
