"""What an expert has Splink compare in these data, and weights set by hand.

Names by part and by character; phones by the number of names they bear, so that a
household is not a person. The weights are bits, set with the truth of small worlds in
sight.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Level:
    """A way in which two records may compare, and what it weighs by hand.

    ``rarity_of`` names the column whose rarity is added to the bits. A silent level
    says nothing either way.
    """

    bits: float
    label: str
    condition: str = "true"
    rarity_of: str | None = None
    is_silent: bool = False


@dataclass(frozen=True)
class Comparison:
    """The levels of one comparison; the first whose condition holds counts."""

    name: str
    levels: tuple[Level, ...]
    is_identifier: bool


def comparisons() -> list[Comparison]:
    """Return all comparisons."""
    return [
        _accounts(),
        _email(),
        _phone(),
        _name(),
        _nickname(),
        _birth_date(),
        _gender(),
        _place(),
        _company(),
    ]


def _accounts() -> Comparison:
    two = _any(_differ(account) for account in ONE_IN_EACH_CHANNEL)
    return _comparison(
        "accounts",
        Level(40, "one account", _any(_same(account) for account in ACCOUNTS)),
        Level(-12, "two accounts in one channel", f"{_same('channel')} and ({two})"),
        Level(-3, "two unionids", _differ("wechat_unionid")),
        _silence("no account to compare"),
        is_identifier=True,
    )


def _email() -> Comparison:
    return _comparison(
        "email",
        _silence("missing", _missing("email")),
        Level(40, "same", _same("email")),
        Level(16, "same before the @", _same("email_local")),
        Level(2, "one letter differs", "levenshtein(email_local_l, email_local_r) = 1"),
        Level(-17, "different"),
        is_identifier=True,
    )


def _phone() -> Comparison:
    own = _shared("own_phones")
    return _comparison(
        "phone",
        Level(24, "own, of one name", f"{_shared('single_phones')} and {own}"),
        Level(17, "of one name", _shared("single_phones")),
        Level(14, "own, of a family", f"{_shared('family_phones')} and {own}"),
        Level(11, "of a family", _shared("family_phones")),
        Level(7, "of a shop", _shared("phones")),
        Level(
            15,
            "alike once masked",
            "(phone_mask_l is not null or phone_mask_r is not null) and "
            + _shared("phone_masks"),
        ),
        _silence("missing", _missing("phone")),
        Level(-6, "different"),
        is_identifier=True,
    )


def _name() -> Comparison:
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
        Level(0, "same", _same("name"), rarity_of="name"),
        Level(
            -6,
            "a nickname that is the name",
            "(name_r is null and name_l = nickname_r)"
            " or (name_l is null and name_r = nickname_l)",
            rarity_of="name",
        ),
        Level(-2, "missing", _missing("surname")),
        Level(
            9,
            "two surnames without a given name",
            f"given_name_l is null and given_name_r is null and {_same('surname')}",
        ),
        Level(
            0,
            "a surname without a given name",
            f"({_missing('given_name')}) and {_same('surname')}",
            rarity_of="surname",
        ),
        Level(-15, "another surname", _missing("given_name")),
        Level(6, "one character differs", one_character),
        Level(-5, "another script", "is_han_l <> is_han_r"),
        Level(9, "initial", latin + initial),
        Level(
            18,
            "given names alike",
            f"{latin}{_same('surname')}"
            " and jaro_winkler_similarity(given_name_l, given_name_r) >= 0.88",
        ),
        Level(
            19,
            "surnames alike",
            f"{latin}{_same('given_name')}"
            " and jaro_winkler_similarity(surname_l, surname_r) >= 0.88",
        ),
        Level(8, "alike", f"{latin}jaro_winkler_similarity(name_l, name_r) >= 0.92"),
        Level(8, "swapped", "given_name_l = surname_r and surname_l = given_name_r"),
        Level(
            1,
            "surname and initial",
            f"{latin}{_same('surname')} and {_same('given_initial')}",
        ),
        Level(11, "given name only", f"{latin}{_same('given_name')}"),
        Level(-12, "surname only", f"{latin}{_same('surname')}"),
        Level(-12, "a relative", _same("surname")),
        Level(-12, "different"),
    )


def _nickname() -> Comparison:
    return _comparison(
        "nickname",
        Level(-4, "same", _same("nickname"), rarity_of="nickname"),
        Level(-7, "different", _differ("nickname")),
        Level(
            16,
            "called after the name",
            "(name_l is null and nickname_l <> name_r and length(nickname_l) = 2"
            " and right(nickname_l, 1) = last_character_r)"
            " or (name_r is null and nickname_r <> name_l and length(nickname_r) = 2"
            " and right(nickname_r, 1) = last_character_l)",
        ),
        _silence("missing"),
    )


def _birth_date() -> Comparison:
    return _comparison(
        "birth_date",
        _silence("missing", _missing("birth_date")),
        Level(16, "same", _same("birth_date")),
        Level(
            0,
            "one digit differs",
            "damerau_levenshtein(cast(birth_date_l as varchar),"
            " cast(birth_date_r as varchar)) = 1",
        ),
        Level(-6, "same year", _same("birth_year")),
        Level(-17, "different"),
    )


def _gender() -> Comparison:
    return _comparison(
        "gender",
        _silence("missing", _missing("gender")),
        Level(0, "same", _same("gender")),
        Level(-17, "different"),
    )


def _place() -> Comparison:
    house = f"{_same('road')} and {_same('house_number')}"
    return _comparison(
        "place",
        Level(12, "one flat", f"{house} and {_same('flat')}"),
        Level(12, "one house", house),
        Level(-17, "two cities", _differ("city")),
        Level(-5, "two houses", f"{_differ('road')} or {_differ('house_number')}"),
        Level(9, "one district", f"{_same('city')} and {_same('district')}"),
        Level(-3, "two districts", f"{_same('city')} and {_differ('district')}"),
        Level(9, "one city", _same("city")),
        _silence("missing"),
    )


def _company() -> Comparison:
    both = "party_type_l = 'organisation' and party_type_r = 'organisation' and "
    return _comparison(
        "company",
        Level(14, "one company", both + _same("company_name")),
        Level(-6, "two companies", both + _differ("company_name")),
        Level(
            -6,
            "a company and a person",
            "party_type_l <> party_type_r"
            " and 'organisation' in (party_type_l, party_type_r)",
        ),
        Level(9, "one employer", _same("company_name")),
        _silence("missing"),
    )


def _comparison(name: str, *levels: Level, is_identifier: bool = False) -> Comparison:
    return Comparison(name, levels, is_identifier)


def _silence(label: str, condition: str = "true") -> Level:
    return Level(0, label, condition, is_silent=True)


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
