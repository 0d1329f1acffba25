"""Engines read a text alike, however awkward it is."""

import json
import subprocess
from functools import cache

import expressions
import jinja2
import pytest
from engines import SPARK

TEXTS = [
    None,
    "",
    " ",
    "a",
    "abc-12",
    "张伟",
    "張瑋 Wei",
    "𠮷野家 123",
    "İSTANBUL",
    "ΣΊΣΥΦΟΣ ΟΔΟΣ",
    "Straße ÀÉ",
    "it's \"quoted\" \\ and \\' back",
    "$1 ${x} [0] \\1",
    "line\n",
    "line\r\nbreak",
    "one\u2028two\u0085three",
    "😀 ok",
    "13800138000",
    "１３８",
    "京A12345",
    "沪A12345",
    "上海@#中山路 12 号 3-401",
]
LETTERS = "[a-zà-ÿ" + expressions.macros().han() + "]"
PATTERNS = [LETTERS + "$", "^.+$", "[$]", "(?i:ok)", "[0-9]+", r"\\", r"[\]\[]", "a|^$"]


class SparkAdapter:
    """Stands in for dbt's adapter on Spark."""

    def dispatch(self, name: str, package: str) -> object:
        """Return Spark's implementation of a macro, else the default one."""
        assert package == "oneid"
        macros = spark_macros()
        return getattr(macros, f"spark__{name}", None) or getattr(
            macros, f"default__{name}"
        )


@cache
def spark_macros() -> jinja2.environment.TemplateModule:
    return expressions.module_of(SparkAdapter())


def forms(macros: object) -> list[str]:
    """Return expressions on `x`, as one engine is asked for them."""
    made = [
        macros.lower_case("x"),
        macros.text_number("x"),
        macros.sorted_letters("x"),
        macros.edit_distance("x", "'a京A12345'"),
        macros.normalize_company("x"),
        macros.normalize_web_domain("x"),
        macros.has_legal_form("x"),
        macros.fold_variants("x"),
        macros.quoted("it's \\ and \\' ${x}"),
        macros.replace_matches("x", "([a-z])([0-9]*)", "<[2]|[1]$1\\[0]>"),
        macros.joined(macros.all_matches("x", "[0-9]+"), "-"),
        macros.first_of(macros.all_matches("x", LETTERS + "{2,}")),
        macros.extract_match("x", "@#(.*)$", 1),
    ]
    for pattern in PATTERNS:
        made.append(macros.matches("x", pattern))
        made.append(macros.extract_match("x", pattern))
        made.append(macros.replace_matches("x", pattern, "_"))
    return made


@pytest.fixture(scope="module")
def on_spark() -> list[list]:
    asked = {"expressions": forms(spark_macros()), "texts": TEXTS}
    done = subprocess.run(
        [SPARK, __file__.replace("test_expressions", "evaluate")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_text_is_read_alike_on_both_engines(on_spark: list[list]) -> None:
    differing = {}
    for number, sql in enumerate(forms(expressions.macros())):
        on_duckdb = expressions.evaluate(sql, TEXTS)
        for text, here, there in zip(TEXTS, on_duckdb, on_spark, strict=True):
            if here != there[number]:
                differing[sql[:80], text] = (here, there[number])
    assert differing == {}
