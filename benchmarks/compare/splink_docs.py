"""Splink 5 as its documentation leads a new user.

The tutorial's steps with the comparison library's own functions: one comparison for
each kind of column, deterministic rules with a guessed recall for the prior, u from
random pairs, expectation maximisation under a few blocking rules, clusters at .95.
"""

from math import log2
from pathlib import Path

import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on

from benchmarks.compare.contender import Run, main
from benchmarks.compare.splink_run import Model, Records, run_splink

BAR = log2(0.95 / 0.05)
BARS = [BAR, *range(-6, 31)]

IDENTIFIERS = ("phone", "wechat_unionid", "wechat_openid", "member_card_no")
TEXTS = ("city", "address", "nickname")


def make_model(records: Records) -> Model:
    """Return the model that suits the columns; one without values is left out."""
    identifiers = records.filled(*IDENTIFIERS)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        comparisons=[
            cl.ForenameSurnameComparison(
                "given_name", "surname", forename_surname_concat_col_name="name"
            ),
            cl.DateOfBirthComparison("birth_date", input_is_string=False),
            cl.EmailComparison("email"),
            *(cl.ExactMatch(column) for column in identifiers),
            *(
                cl.ExactMatch(column).configure(term_frequency_adjustments=True)
                for column in records.filled(*TEXTS)
            ),
            cl.ExactMatch("gender"),
        ],
        blocking_rules_to_generate_predictions=[
            *(block_on(column) for column in identifiers),
            block_on("email"),
            block_on("name"),
            block_on("surname", "birth_date"),
            block_on("address"),
        ],
    )

    def train(linker: Linker) -> None:
        linker.training.estimate_probability_two_random_records_match(
            [
                *(block_on(column) for column in identifiers),
                block_on("email"),
                block_on("name", "birth_date"),
            ],
            recall=0.7,
        )
        linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
        for column in records.filled("name", "birth_date", "email", "phone"):
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on(column), estimate_without_term_frequencies=True, max_pairs=1e7
            )

    return Model(settings, train, BAR, BARS)


def run(wide: Path, out: Path) -> Run:
    """Match the records of a wide table."""
    return run_splink(make_model, wide, out)


if __name__ == "__main__":
    main(run)
