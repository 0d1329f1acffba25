"""Splink 5 as its expert sets it up, with all weights set by hand and none trained.

The truth of small worlds was in sight when they were set, so this is about the most
that its comparisons can give; who has no truth cannot have it.
"""

from pathlib import Path

from splink.internals.comparison_level_creator import ComparisonLevelCreator

from benchmarks.compare.contender import Run, main
from benchmarks.compare.splink_comparisons import Comparison, Level
from benchmarks.compare.splink_run import Model, Records, run_splink
from benchmarks.compare.splink_tuned import (
    TABLE,
    count_names,
    make_settings,
    plain_level,
)

BAR = 2
BARS = [bits / 2 for bits in range(-2, 31)]


def make_model(records: Records) -> Model:
    """Return the model; only the rarity of names is counted."""
    settings = make_settings(records, _level)
    return Model(settings, count_names, BAR, BARS, picks_bar=True)


def _level(comparison: Comparison, level: Level) -> ComparisonLevelCreator:
    made = plain_level(level)
    if level.is_silent:
        return made
    return made.configure(
        m_probability=min(1.0, 2.0**level.bits),
        u_probability=min(1.0, 2.0**-level.bits),
        fix_m_probability=True,
        fix_u_probability=True,
    )


def run(wide: Path, out: Path) -> Run:
    """Match the records of a wide table."""
    return run_splink(make_model, wide, out, TABLE)


if __name__ == "__main__":
    main(run)
