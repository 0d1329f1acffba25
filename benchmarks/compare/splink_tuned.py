"""Splink 5 as somebody who knows both Splink and these data would set it up.

Blocking keys of its own, counted before they are used, and comparisons of its own. The
u of an identifier is set by hand, as a near-unique value does not meet itself in random
pairs; the rest is trained. The bar is picked by the truth.
"""

from collections.abc import Callable
from pathlib import Path

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.comparison_level_creator import ComparisonLevelCreator

from benchmarks.compare.contender import Run, main
from benchmarks.compare.splink_comparisons import Comparison, Level, comparisons
from benchmarks.compare.splink_run import Model, Records, run_splink

BAR = 6
BARS = [2 * bits for bits in range(-2, 9)]

# Records of one person, roughly; it makes the prior.
RECORDS_A_PERSON = 4

# What is trained on: pairs that agree in one of these columns.
TRAINED_ON = ("name", "birth_date", "phone", "email")

_FOLDER = Path(__file__).parent
TABLE = (_FOLDER / "tuned.sql").read_text(encoding="utf-8")

MakeLevel = Callable[[Comparison, Level], ComparisonLevelCreator]


def make_model(records: Records) -> Model:
    """Return the model; the u of identifiers is set, the rest is trained."""

    def train(linker: Linker) -> None:
        count_names(linker)
        linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
        for column in records.filled(*TRAINED_ON):
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on(column),
                fix_probability_two_random_records_match=True,
                max_pairs=1e7,
            )

    return Model(make_settings(records, _level), train, BAR, BARS, picks_bar=True)


def make_settings(records: Records, make_level: MakeLevel) -> SettingsCreator:
    """Return the settings, with the weights that ``make_level`` gives."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        probability_two_random_records_match=RECORDS_A_PERSON / records.count,
        comparisons=[
            cl.CustomComparison(
                [make_level(comparison, level) for level in comparison.levels],
                output_column_name=comparison.name,
            )
            for comparison in comparisons()
        ],
        blocking_rules_to_generate_predictions=[
            block_on("keys", arrays_to_explode=["keys"])
        ],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def count_names(linker: Linker) -> None:
    """Tell Splink how rare each name is."""
    query = (_FOLDER / "tuned_name_rarity.sql").read_text(encoding="utf-8")
    rarity = linker.misc.query_sql(query, output_type="splink_df")
    linker.table_management.register_term_frequency_lookup(rarity, "name")


def plain_level(level: Level) -> ComparisonLevelCreator:
    """Return a level without a weight."""
    made = cll.CustomLevel(level.condition, level.label)
    if level.is_silent:
        return made.configure(is_null_level=True)
    if level.rarity_of:
        return made.configure(
            tf_adjustment_column=level.rarity_of, disable_tf_exact_match_detection=True
        )
    return made


def _level(comparison: Comparison, level: Level) -> ComparisonLevelCreator:
    made = plain_level(level)
    if comparison.is_identifier and level.bits > 0:
        made.configure(u_probability=2.0**-level.bits, fix_u_probability=True)
    return made


def run(wide: Path, out: Path) -> Run:
    """Match the records of a wide table."""
    return run_splink(make_model, wide, out, TABLE)


if __name__ == "__main__":
    main(run)
