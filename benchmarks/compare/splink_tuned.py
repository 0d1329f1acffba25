"""Splink 5 as somebody who knows both Splink and these data would set it up.

Blocking keys of its own, counted before they are used; comparisons by part of the name
and by character; phones by the number of names they bear, so that a household is not a
person. All weights are set by hand, in bits, with the truth of small worlds in sight: u
of a near-unique identifier cannot be seen in random pairs, and for the rest expectation
maximisation came 1 to 2 points of F1 behind. The bar, too, is picked by the truth.
"""

from collections.abc import Iterable
from pathlib import Path

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.internals.comparison_creator import ComparisonCreator
from splink.internals.comparison_level_creator import ComparisonLevelCreator

from benchmarks.compare.contender import Run, main
from benchmarks.compare.splink_run import Model, Records, run_splink

BAR = 2
BARS = [bits / 2 for bits in range(-2, 31)]

_FOLDER = Path(__file__).parent

# Records of one person, roughly; it makes the prior.
RECORDS_A_PERSON = 4

ACCOUNTS = (
    "wechat_unionid",
    "wechat_openid",
    "member_card_no",
    "youzan_fans_id",
    "alipay_user_id",
    "salesforce_record_id",
    "resident_id",
    "uscc",
)
ONE_IN_EACH_CHANNEL = (
    "account_id",
    "taobao_open_uid",
    "web_login_id",
    "wechat_openid",
    "wecom_external_userid",
    "youzan_open_id",
)


def make_model(records: Records) -> Model:
    """Return the model; no weight is left to training."""
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        probability_two_random_records_match=RECORDS_A_PERSON / records.count,
        comparisons=[
            _accounts(),
            _email(),
            _phone(),
            _name(),
            _nickname(),
            _birth_date(),
            _gender(),
            _place(),
            _company(),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("keys", arrays_to_explode=["keys"])
        ],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    return Model(settings, train, BAR, BARS, picks_bar=True)


def train(linker: Linker) -> None:
    """Count how rare names are; all other weights are set."""
    query = (_FOLDER / "tuned_name_rarity.sql").read_text(encoding="utf-8")
    rarity = linker.misc.query_sql(query, output_type="splink_df")
    linker.table_management.register_term_frequency_lookup(rarity, "name")


def _accounts() -> ComparisonCreator:
    two = _any(_differ(account) for account in ONE_IN_EACH_CHANNEL)
    return _comparison(
        "accounts",
        _level(40, "one account", _any(_same(account) for account in ACCOUNTS)),
        _level(-12, "two accounts in one channel", f"{_same('channel')} and ({two})"),
        _level(-3, "two unionids", _differ("wechat_unionid")),
        _silence("no account to compare"),
    )


def _email() -> ComparisonCreator:
    return _comparison(
        "email",
        _silence("missing", _missing("email")),
        _level(40, "same", _same("email")),
        _level(16, "same before the @", _same("email_local")),
        _level(
            2, "one letter differs", "levenshtein(email_local_l, email_local_r) = 1"
        ),
        _level(-17, "different"),
    )


def _phone() -> ComparisonCreator:
    own = _shared("own_phones")
    return _comparison(
        "phone",
        _level(24, "own, of one name", f"{_shared('single_phones')} and {own}"),
        _level(17, "of one name", _shared("single_phones")),
        _level(14, "own, of a family", f"{_shared('family_phones')} and {own}"),
        _level(11, "of a family", _shared("family_phones")),
        _level(7, "of a shop", _shared("phones")),
        _level(
            15,
            "alike once masked",
            "(phone_mask_l is not null or phone_mask_r is not null) and "
            + _shared("phone_masks"),
        ),
        _silence("missing", _missing("phone")),
        _level(-6, "different"),
    )


def _name() -> ComparisonCreator:
    one_character = (
        "is_han_l and is_han_r and length(name_l) = 3 and length(name_r) = 3"
        f" and {_same('surname')}"
        f" and ({_same('last_character')} or {_same('given_initial')})"
    )
    initial = (
        f"{_same('surname')} and {_same('given_initial')}"
        " and (length(replace(given_name_l, '.', '')) = 1"
        " or length(replace(given_name_r, '.', '')) = 1)"
    )
    latin = "not is_han_l and not is_han_r and "
    return _comparison(
        "name",
        _level(0, "same", _same("name"), rarity_of="name"),
        _level(
            -6,
            "a nickname that is the name",
            "(name_r is null and name_l = nickname_r)"
            " or (name_l is null and name_r = nickname_l)",
            rarity_of="name",
        ),
        _level(-2, "missing", _missing("surname")),
        _level(
            9,
            "two surnames without a given name",
            f"given_name_l is null and given_name_r is null and {_same('surname')}",
        ),
        _level(
            0,
            "a surname without a given name",
            f"({_missing('given_name')}) and {_same('surname')}",
            rarity_of="surname",
        ),
        _level(-15, "another surname", _missing("given_name")),
        _level(6, "one character differs", one_character),
        _level(-5, "another script", "is_han_l <> is_han_r"),
        _level(9, "initial", latin + initial),
        _level(
            18,
            "given names alike",
            f"{latin}{_same('surname')}"
            " and jaro_winkler_similarity(given_name_l, given_name_r) >= 0.88",
        ),
        _level(
            19,
            "surnames alike",
            f"{latin}{_same('given_name')}"
            " and jaro_winkler_similarity(surname_l, surname_r) >= 0.88",
        ),
        _level(8, "alike", f"{latin}jaro_winkler_similarity(name_l, name_r) >= 0.92"),
        _level(8, "swapped", "given_name_l = surname_r and surname_l = given_name_r"),
        _level(
            1,
            "surname and initial",
            f"{latin}{_same('surname')} and {_same('given_initial')}",
        ),
        _level(11, "given name only", f"{latin}{_same('given_name')}"),
        _level(-12, "surname only", f"{latin}{_same('surname')}"),
        _level(-12, "a relative", _same("surname")),
        _level(-12, "different"),
    )


def _nickname() -> ComparisonCreator:
    return _comparison(
        "nickname",
        _level(-4, "same", _same("nickname"), rarity_of="nickname"),
        _level(-7, "different", _differ("nickname")),
        _level(
            16,
            "called after the name",
            "(name_l is null and nickname_l <> name_r and length(nickname_l) = 2"
            " and right(nickname_l, 1) = last_character_r)"
            " or (name_r is null and nickname_r <> name_l and length(nickname_r) = 2"
            " and right(nickname_r, 1) = last_character_l)",
        ),
        _silence("missing"),
    )


def _birth_date() -> ComparisonCreator:
    return _comparison(
        "birth_date",
        _silence("missing", _missing("birth_date")),
        _level(16, "same", _same("birth_date")),
        _level(
            0,
            "one digit differs",
            "damerau_levenshtein(cast(birth_date_l as varchar),"
            " cast(birth_date_r as varchar)) = 1",
        ),
        _level(-6, "same year", _same("birth_year")),
        _level(-17, "different"),
    )


def _gender() -> ComparisonCreator:
    return _comparison(
        "gender",
        _silence("missing", _missing("gender")),
        _level(0, "same", _same("gender")),
        _level(-17, "different"),
    )


def _place() -> ComparisonCreator:
    house = f"{_same('road')} and {_same('house_number')}"
    return _comparison(
        "place",
        _level(12, "one flat", f"{house} and {_same('flat')}"),
        _level(12, "one house", house),
        _level(-17, "two cities", _differ("city")),
        _level(-5, "two houses", f"{_differ('road')} or {_differ('house_number')}"),
        _level(9, "one district", f"{_same('city')} and {_same('district')}"),
        _level(-3, "two districts", f"{_same('city')} and {_differ('district')}"),
        _level(9, "one city", _same("city")),
        _silence("missing"),
    )


def _company() -> ComparisonCreator:
    both = "party_type_l = 'organisation' and party_type_r = 'organisation' and "
    return _comparison(
        "company",
        _level(14, "one company", both + _same("company_name")),
        _level(-6, "two companies", both + _differ("company_name")),
        _level(
            -6,
            "a company and a person",
            "party_type_l <> party_type_r"
            " and 'organisation' in (party_type_l, party_type_r)",
        ),
        _level(9, "one employer", _same("company_name")),
        _silence("missing"),
    )


def _comparison(name: str, *levels: ComparisonLevelCreator) -> ComparisonCreator:
    return cl.CustomComparison(list(levels), output_column_name=name)


def _level(
    bits: float, label: str, condition: str = "true", rarity_of: str | None = None
) -> ComparisonLevelCreator:
    """Return a level that weighs so many bits, and the rarity of the value."""
    made = cll.CustomLevel(condition, label).configure(
        m_probability=min(1.0, 2.0**bits),
        u_probability=min(1.0, 2.0**-bits),
        fix_m_probability=True,
        fix_u_probability=True,
    )
    if rarity_of:
        made.configure(
            tf_adjustment_column=rarity_of, disable_tf_exact_match_detection=True
        )
    return made


def _silence(label: str, condition: str = "true") -> ComparisonLevelCreator:
    """Return a level that says nothing either way."""
    return cll.CustomLevel(condition, label).configure(is_null_level=True)


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


def _differ(column: str) -> str:
    return f"{column}_l <> {column}_r"


def _missing(column: str) -> str:
    return f"{column}_l is null or {column}_r is null"


def _shared(column: str) -> str:
    return f"list_has_any({column}_l, {column}_r)"


def _any(conditions: Iterable[str]) -> str:
    return " or ".join(conditions)


def run(wide: Path, out: Path) -> Run:
    """Match the records of a wide table."""
    table = (_FOLDER / "tuned.sql").read_text(encoding="utf-8")
    return run_splink(make_model, wide, out, table)


if __name__ == "__main__":
    main(run)
