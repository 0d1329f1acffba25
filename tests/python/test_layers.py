"""Layers read only what they may, and engine-only SQL stays in its folder."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from testbed import ROOT, parsed_manifest

PUBLIC_MATCHING = {
    "households",
    "match_evidence",
    "one_id_events",
    "one_id_redirects",
    "one_ids",
    "record_employers",
}
_ROW = re.compile(r"^\| (?P<layer>\w+) \| (?P<reads>[\w, ]+) \|$", re.MULTILINE)

# Functions and clauses that only one engine knows, or that two engines know by
# different names, arguments or results.
_FUNCTIONS = r"""
    list_\w+ | array_\w+ | json_\w+ | to_json | from_json | get_json_object |
    regexp_\w+ | rlike | strptime | strftime | try_strptime | to_timestamp |
    date_format | date_part | epoch\w* | from_unixtime | unix_timestamp |
    make_(?:date|timestamp)\w* | string_agg | listagg | string_split | split |
    arg_max | arg_min | max_by | min_by | any_value | first | last | struct_pack |
    named_struct | unnest | explode | generate_series | hash | sha256 | sha2 |
    getvariable | levenshtein | jaro_winkler_similarity | read_csv | read_parquet |
    lower | transform | get | conv | encode | decode | translate | try | isodow |
    starts_with | ends_with | startswith | endswith | contains | strpos | position |
    bool_or | bool_and | median | mode | quantile\w* | approx_\w+ | count_if |
    date_diff | datediff | date_add | date_sub | to_seconds | make_interval |
    timezone | to_utc_timestamp | from_utc_timestamp
"""
_CALL = re.compile(rf"(?<![\w.$])(?:{_FUNCTIONS})\s*\(", re.IGNORECASE | re.VERBOSE)
_CLAUSE = re.compile(
    r"\bqualify\b|\bunion (?:all )?by name\b|\b(?:group|order) by all\b|::"
    r"|\blambda\b|\bfilter\s*\(\s*where\b|\bilike\b|\bexclude\s*\(|\busing key\b"
    r"|\bas (?:varchar|text|hugeint|u(?:tiny|small|big)?int(?:eger)?|timestamptz)\b"
    r"|\bsimilar to\b|\basof join\b|\bpositional join\b|\bselect distinct on\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\{#.*?#\}|--[^\n]*", re.DOTALL)


def room(manifest: dict[str, Any], key: str) -> tuple[str, str]:
    """Return the layer of a node, and the system whose room it is in."""
    node = manifest["nodes"].get(key) or manifest["sources"][key]
    if node["resource_type"] == "source":
        name = node["source_name"]
        return ("previous", "") if name == "previous" else ("raw", name[4:])
    path = node["fqn"][1:]
    if node["resource_type"] == "seed":
        return ("raw", path[1]) if path[0] == "raw" else ("reference", "")
    if path[0] == "staging":
        return path[-1].split("_")[0], path[1]
    return (path[1] if path[0] == "marts" else path[0]), ""


def permitted() -> dict[str, list[str]]:
    """Return the table of the document: what each layer reads."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = {m["layer"]: m["reads"].split(", ") for m in _ROW.finditer(text)}
    assert len(table) >= 6
    return table


def trespasses(manifest: dict[str, Any]) -> Iterator[str]:
    """Yield each reading that the table does not permit."""
    table = permitted()
    for key, node in manifest["nodes"].items():
        if node["resource_type"] != "model":
            continue
        layer, system = room(manifest, key)
        if layer not in table:
            yield f"{node['name']} lies in no layer of the table"
            continue
        for parent in node["depends_on"]["nodes"]:
            name = parent.rsplit(".", 1)[-1]
            if not may_read(table[layer], layer, system, room(manifest, parent), name):
                yield f"{node['name']} reads {name}"


def may_read(
    reads: list[str], layer: str, system: str, parent: tuple[str, str], name: str
) -> bool:
    """Return whether a model of a layer may read another one."""
    other, its_system = parent
    if "any" in reads:
        return True
    if its_system and system and its_system != system:
        return False
    if other == layer or other in reads or f"own {other}" in reads:
        return True
    return f"public {other}" in reads and name in PUBLIC_MATCHING


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return parsed_manifest()


def test_every_model_reads_only_what_its_layer_may(manifest: dict[str, Any]) -> None:
    assert list(trespasses(manifest)) == []


@pytest.mark.parametrize(
    ("reader", "read"),
    [
        ("stg_pos__members", "source.oneid.raw_generic.customers"),
        ("stg_pos__members", "model.oneid.one_ids"),
        ("int_pos__customers", "model.oneid.stg_generic__customers"),
        ("int_conformed__customers", "model.oneid.stg_pos__members"),
        ("int_matching__records", "model.oneid.int_pos__customers"),
        ("dim_customers", "model.oneid.int_matching__clusters"),
    ],
)
def test_a_reading_across_layers_is_noticed(
    manifest: dict[str, Any], reader: str, read: str
) -> None:
    key = f"model.oneid.{reader}"
    changed = {**manifest["nodes"][key], "depends_on": {"nodes": [read]}}
    nodes = {**manifest["nodes"], key: changed}
    name = read.rsplit(".", 1)[-1]
    assert list(trespasses({**manifest, "nodes": nodes})) == [f"{reader} reads {name}"]


def sql_files() -> Iterator[Path]:
    """Yield the SQL that has to mean the same on every engine."""
    for folder in ("models", "macros", "tests"):
        for path in sorted((ROOT / folder).rglob("*.sql")):
            if path.parent not in (ROOT / "macros/cross_db", ROOT / "macros/landing"):
                yield path


def engine_only(text: str) -> list[str]:
    """Return the engine-only functions and clauses of a file."""
    macros = {path.stem for path in (ROOT / "macros").rglob("*.sql")}
    text = _COMMENTS.sub(" ", text)
    calls = [found.group().rstrip("( \n") for found in _CALL.finditer(text)]
    calls = [name for name in calls if name not in macros]
    return calls + [found.group() for found in _CLAUSE.finditer(text)]


def test_engine_only_sql_stands_in_cross_db_alone() -> None:
    found = {
        str(path.relative_to(ROOT)): names
        for path in sql_files()
        if (names := engine_only(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "select list_sort(x)",
        "select x::text",
        "select a from t qualify row_number() over () = 1",
        "select count(*) filter (where a)",
        "select {{ normalize_phone(\"regexp_replace(x, 'a', 'b')\") }}",
        "select 1 union all by name select 2",
        "select string_agg(a, ',') from t group by all",
        "select lower(a) from t",
        "select cast(a as varchar) from t",
    ],
)
def test_engine_only_sql_is_noticed(text: str) -> None:
    assert engine_only(text)


def test_comments_and_own_macros_are_no_engine_functions() -> None:
    assert engine_only("-- list_sort(x)\n{# qualify #} {{ json_text('a', 'b') }}") == []
    assert engine_only("{{ dbt.listagg('a', 'b') }}") == []


def test_what_a_run_is_told_is_no_project_variable() -> None:
    # dbt_project.yml cannot read its own vars: a default there would be a
    # second truth beside the one in macros/landing.
    text = (ROOT / "dbt_project.yml").read_text(encoding="utf-8")
    project = yaml.safe_load(text)
    told = {"landing", "systems", "as_of", "previous_release"}
    assert told & set(_names(project["vars"])) == set()


def _names(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for name, branch in tree.items():
            yield name
            yield from _names(branch)
