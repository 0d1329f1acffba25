"""clean_text, fold_variants, parse_integer, parse_boolean and genders."""

import pytest
from expressions import run


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("張三", "張三"),
        ("  张三  ", "张三"),
        ("张\u3000三", "张 三"),
        ("a \t\r\n b", "a b"),
        ("１３８（先生）：，", "138(先生):,"),
        ("＠ＱＱ．ｃｏｍ", "@QQ.com"),
        ("张\u200b三\ufeff", "张三"),
        ("a\x00b\x7f", "ab"),
        ("'00012", "00012"),
        ("`12.30", "12.30"),
        ('="00012"', "00012"),
        ("='x'", "='x'"),
        ('"quoted"', '"quoted"'),
        ("￥5", "¥5"),
        ("", None),
        ("   ", None),
        ("null", None),
        ("NULL", None),
        ("(null)", None),
        ("N/A", None),
        ("#N/A", None),
        ("none", None),
        ("undefined", None),
        ("无", None),
        ("未知", None),
        ("-", None),
        ("--", None),
        ("……", None),
        (None, None),
        ("Nan", "Nan"),
        ("NA", "NA"),
        ("0", "0"),
        ("无锡", "无锡"),
        ("😊", "😊"),
    ],
)
def test_clean_text(raw: str | None, expected: str | None) -> None:
    assert run("clean_text", [raw]) == [expected]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("張三", "张三"),
        ("劉德華", "刘德华"),
        ("歐陽鋒", "欧阳锋"),
        ("臺灣省無錫縣號樓", "台湾省无锡县号楼"),
        ("张三 abc", "张三 abc"),
        (None, None),
    ],
)
def test_fold_variants(raw: str | None, expected: str | None) -> None:
    assert run("fold_variants", [raw]) == [expected]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("5", 5),
        ("-5", -5),
        ("5.0", 5),
        ("1,000", 1000),
        ("　１２　", 12),
        ("9223372036854775807", 9223372036854775807),
        ("9223372036854775808", None),
        ("5.5", None),
        ("1e3", None),
        ("1,00", None),
        ("五", None),
        (None, None),
    ],
)
def test_parse_integer(raw: str | None, expected: int | None) -> None:
    assert run("parse_integer", [raw]) == [expected]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1", True),
        ("TRUE", True),
        ("Yes", True),
        ("是", True),
        ("0", False),
        ("false", False),
        ("n", False),
        ("否", False),
        ("2", None),
        ("maybe", None),
        ("", None),
    ],
)
def test_parse_boolean(raw: str, expected: bool | None) -> None:
    assert run("parse_boolean", [raw]) == [expected]


@pytest.mark.parametrize(
    ("raw", "gender", "status"),
    [
        ("1", "male", "ok"),
        ("2", "female", "ok"),
        ("1.0", "male", "ok"),
        ("m", "male", "ok"),
        ("f", "female", "ok"),
        ("M", "male", "ok"),
        ("MALE", "male", "ok"),
        ("FEMALE", "female", "ok"),
        ("男", "male", "ok"),
        ("女", "female", "ok"),
        ("先生", "male", "ok"),
        ("女士", "female", "ok"),
        ("0", None, "absent"),
        ("", None, "absent"),
        ("保密", None, "absent"),
        ("未知", None, "absent"),
        (None, None, "absent"),
        ("3", None, "invalid"),
        ("男女", None, "invalid"),
    ],
)
def test_genders(raw: str | None, gender: str | None, status: str) -> None:
    assert run("normalize_gender", [raw]) == [gender]
    assert run("gender_status", [raw]) == [status]
