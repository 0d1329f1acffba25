"""What `oneid fit-weights` prints."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from orchestration.fit_weights import LEVELS, SEED, Fit


def print_fit(fitted: Fit, written: Path | None, console: Console) -> None:
    """Print old weights beside new ones, and whom the new ones would link."""
    table = Table(title="Weights of comparisons, in bits")
    table.add_column("comparison", no_wrap=True)
    table.add_column("level", no_wrap=True)
    for name in ("now", "fitted", "sure", "random"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("kept because", no_wrap=True)
    for weight in fitted.weights:
        if not weight.sure_pairs and not weight.random_pairs:
            continue
        table.add_row(
            weight.comparison,
            weight.level,
            _bits(weight.weight_millibits),
            _bits(weight.fitted_millibits) if weight.kept_because is None else "=",
            f"{weight.sure_pairs:,}",
            f"{weight.random_pairs:,}",
            weight.kept_because or "",
        )
    console.print(table)
    console.print(
        "sure: pairs that are one customer by all else; random: pairs that nothing\n"
        "brought together. Contradictions are rules and are not fitted."
    )
    _print_effect(fitted, console)
    if written:
        console.print(
            f"{len(fitted.changed)} weights written to {written}. Look at the effect "
            "with `oneid preview`; `oneid run` uses them.",
            soft_wrap=True,
        )
    elif fitted.changed:
        console.print(f"Nothing was changed. With --write they go to {SEED}.")
    else:
        console.print("The data give no reason to change a weight.")


def _print_effect(fitted: Fit, console: Console) -> None:
    table = Table("with the weights in use", title="Compared pairs by bar")
    for level in LEVELS:
        table.add_column(f"fitted: {level}", justify="right")
    for level in LEVELS:
        counts = (fitted.pairs.get((level, new), 0) for new in LEVELS)
        table.add_row(level, *(f"{count:,}" for count in counts))
    console.print(table)


def _bits(millibits: int) -> str:
    return f"{millibits / 1000:.1f}"
