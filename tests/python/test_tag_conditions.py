"""A tag whose condition cannot be used stops the build with a sentence."""

import json
import re
from types import SimpleNamespace
from typing import NoReturn

import duckdb
import jinja2
import pytest
from conftest import ROOT

from orchestration.files import quoted

_MACRO = ROOT / "macros" / "marts" / "check_condition.sql"
_SAID = {
    "city_nam = '北京市'": "The condition of the tag x names `city_nam`, which is no "
    "column of customer_360: city_nam = '北京市'",
    "city = = '北京市'": "The condition of the tag x is no SQL (syntax error at",
    "city = '北京市": "has a quote that is not closed",
    "city = (select min(city))": "names `select`",
    "city = '北京市'; drop table x": "a sign that no condition needs",
    "": "The tag x has no condition.",
}


class _StopError(Exception):
    """What dbt shows when a macro stops the build."""


def check(condition: str) -> None:
    """Run the macro; it needs dbt for the engine and for stopping alone."""

    def stop(said: str) -> NoReturn:
        raise _StopError(said)

    def syntax_error(query: str) -> str:
        found = duckdb.sql(f"select json_serialize_sql({quoted(query)})").fetchone()
        assert found
        told = json.loads(found[0])
        return told["error_message"] if told["error"] else ""

    environment = jinja2.Environment(extensions=["jinja2.ext.do"])
    call = "{{ check_condition(what, condition, columns, table) }}"
    environment.from_string(_MACRO.read_text(encoding="utf-8") + call).render(
        what="tag x",
        condition=condition,
        columns=["city", "has_email"],
        table="customer_360",
        modules=SimpleNamespace(re=re),
        exceptions=SimpleNamespace(raise_compiler_error=stop),
        syntax_error=syntax_error,
    )


@pytest.mark.parametrize(("condition", "said"), _SAID.items())
def test_what_cannot_work_is_told_by_the_name_of_the_tag(
    condition: str, said: str
) -> None:
    with pytest.raises(_StopError, match=re.escape(said)):
        check(condition)


@pytest.mark.parametrize(
    "condition",
    [
        "city = 'O''Fallon -- 市' and not has_email",
        "coalesce(city, '') in ('上海市', '北京市') or has_email is null",
    ],
)
def test_plain_comparisons_pass(condition: str) -> None:
    check(condition)
