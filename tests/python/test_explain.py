"""`oneid explain`: why two records are one customer, or why they are not."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import made_up_release
import pytest
from typer.testing import CliRunner

from orchestration.cli import app
from orchestration.evidence import Pair, shortest_chain, strongest_tree
from orchestration.masking import mask

RUNNER = CliRunner()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made_up_release.write(tmp_path)
    monkeypatch.setenv("ONEID_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def test_a_link_is_a_waterfall_that_adds_up(home: Path) -> None:
    found = _json("s:b", "s:c")
    assert found["verdict"] == "linked"
    assert (found["same_customer"], found["same_strict_customer"]) == (True, False)
    rows = found["waterfall"]["rows"]
    assert [row["comparison"] for row in rows] == ["prior", "phone", "gender"]
    assert [row["running_millibits"] for row in rows] == [-12000, 5000, 2000]
    assert rows[-1]["running_millibits"] == found["waterfall"]["total_millibits"]
    assert rows[1]["meaning"] == "the same phone"
    assert rows[1]["value_a"] == rows[1]["value_b"] == "138****1234"
    silent = {s["comparison"]: s["why"] for s in found["waterfall"]["silent"]}
    assert silent["name"] == "only the second side has a value"
    assert silent["email"] == "neither side has a value"
    text = _ok("s:b", "s:c")
    assert "standard 0.0 ✓, strict 6.0 ✗ → linked at the standard level" in text
    assert "two at the strict level" in text


def test_records_that_were_never_a_pair_are_joined_by_a_chain(home: Path) -> None:
    found = _json("key-a", "key-c")
    assert found["verdict"] == "chain"
    ends = [(link["record_id_a"], link["record_id_b"]) for link in found["chain"]]
    assert ends == [("s:a", "s:b"), ("s:b", "s:c")]
    assert found["chain"][0]["by"] == ["one account or one document (wechat unionid)"]
    assert found["weakest"] == 2000
    assert len(found["waterfalls"]) == 2
    text = _ok("s:a", "s:c")
    assert "a chain of 2 links" in text
    assert "28.0 bits" in text
    assert "weakest link → s:c" in text
    assert "prior" not in text
    assert text.count("│ prior") < _ok("s:a", "s:c", "--verbose").count("│ prior")


def test_what_spoke_against_two_and_what_was_missing_is_told(home: Path) -> None:
    found = _json("s:c", "s:d")
    assert found["verdict"] == "not_linked"
    assert found["missing_millibits"] == 1500
    # What was compared is the customer, under the name of its first record.
    assert found["waterfall"]["record_id_a"] == "s:a"
    assert found["waterfall"]["rows"][-1]["comparison"] == "city"
    assert found["waterfall"]["rows"][-1]["value_b"] == "北京市"
    assert "1.5 bits were missing to the standard bar" in _ok("s:c", "s:d")


def test_records_without_any_evidence_show_what_each_has(home: Path) -> None:
    found = _json("s:d", "s:e")
    assert found["verdict"] == "not_compared"
    assert {"comparison", "kind", "value", "reason"} == set(
        found["sides"][1]["values"][0]
    )
    text = _ok("s:d", "s:e")
    assert "no blocking rule brought them together" in text
    assert "139****5678" in text
    assert "over shared" in text
    assert "A*** B***" in text


def test_what_fell_short_of_the_release_is_read_from_its_build(home: Path) -> None:
    _build(home)
    found = _json("s:d", "s:e")
    assert (found["verdict"], found["evidence_from"]) == ("not_linked", "build")
    rows = [
        (r["comparison"], r["weight_millibits"]) for r in found["waterfall"]["rows"]
    ]
    assert rows == [
        ("prior", -12000),
        ("phone", 18000),
        ("channel", -300),
        ("name", -30000 + 200),
        ("household", -1000),
    ]
    assert found["waterfall"]["total_millibits"] == -25100
    text = _ok("s:d", "s:e")
    assert "They contradict each other: two full names that contradict" in text
    # Both records of a customer were compared, and one of them for certain not.
    assert _json("s:a", "s:e")["verdict"] == "not_compared"
    assert "They were never compared" in _ok("s:a", "s:e")


def test_a_build_of_another_release_is_not_asked(home: Path) -> None:
    _build(home)
    later = datetime(2026, 2, 1, tzinfo=UTC).timestamp()
    os.utime(home / "build.duckdb", (later, later))
    assert _json("s:d", "s:e")["was_looked_up"] is False
    assert "the build database that would tell is not at hand" in _ok("s:d", "s:e")


def test_a_build_with_unknown_tables_is_not_believed(home: Path) -> None:
    _build(home, "drop table matching.int_matching__compared_pairs_2")
    assert _json("s:d", "s:e")["was_looked_up"] is False
    _build(home, "update matching.int_matching__scored_pairs_1 set total_millibits = 1")
    assert _json("s:d", "s:e")["was_looked_up"] is False


def test_a_stewards_word_is_named(home: Path) -> None:
    text = _ok("s:b", "s:e")
    assert "A steward decided so: cannot_link (steward-1, 2025-12-01; two sisters)" in (
        text
    )


def test_why_a_link_was_cut_is_told(home: Path) -> None:
    made_up_release.write(home, "run-2", made_up_release.with_a_cut())
    why = "s:a and s:d have two values of wechat_openid, of which a customer has one"
    told = f"A link was found and cut again: {why} (the link of s:c and s:d)."
    # Asked for the link itself, and for two records that it would have joined.
    assert told in _json("s:c", "s:d")["why"]
    assert told in _json("s:d", "s:b")["why"]
    assert [link["why"] for link in _json("s:d")["cut_links"]] == [why]
    assert f"5.0 bits: the same phone ({why})" in _ok("c1")
    # A release from before there was such a table tells what it can.
    rows = made_up_release.with_a_cut()
    del rows["match_cut_links"]
    made_up_release.write(home, "run-3", rows)
    assert "The link was found and cut again." in _json("s:c", "s:d")["why"]


def test_values_in_clear_go_on_record(home: Path) -> None:
    log = home / "audit_log.jsonl"
    assert "+8613800001234" not in _ok("s:b", "s:c")
    assert not log.exists()
    assert "+8613800001234" in _ok("s:b", "s:c", "--clear")
    (line,) = [json.loads(x) for x in log.read_text(encoding="utf-8").splitlines()]
    assert line["action"] == "explain"
    assert line["shown"] == ["s:b", "s:c"]


def test_without_the_key_the_evidence_is_shown_without_values(home: Path) -> None:
    (home / "releases" / "run-1" / "restricted.duckdb").unlink()
    text = _ok("s:b", "s:c")
    assert "the same phone" in text
    assert "No values: Cannot open" in text
    assert "Cannot open" in _refused("s:b", "s:c", "--clear")


@pytest.mark.parametrize("wanted", ["c1", "c0", "s:b", "key-c"])
def test_a_customer_is_a_tree_of_its_links(home: Path, wanted: str) -> None:
    found = _json(wanted)
    assert (found["id"], found["level"]) == ("c1", "standard")
    assert found["channels"] == {"shop": 1, "till": 2}
    assert found["weakest"] == ["s:b", "s:c"]
    assert [row["one_id"] for row in found["former_ids"]] == ["c0"]
    assert found["strict_customers"] == {"t1": 2, "t2": 1}
    text = _ok(wanted)
    assert "Former ids: c0 (standard)" in text
    assert "2.0 bits: the same phone  weakest link" in text
    assert "names the record s:gone" in text


def test_a_strict_customer_is_held_by_strict_links_alone(home: Path) -> None:
    found = _json("t1")
    assert found["level"] == "strict"
    assert [r["record_id"] for r in found["records"]] == ["s:a", "s:b"]
    # The only link is not the weakest of any.
    assert found["weakest"] is None
    assert "Part of customer c1" in _ok("t1")


def test_a_customer_of_one_record_needs_no_link(home: Path) -> None:
    assert _json("c4")["links"] == []
    assert "Records: 1" in _ok("c4")


def test_a_customer_is_no_record_to_compare(home: Path) -> None:
    assert "`c1` is a customer of 3 records, the first of them" in _refused("c1", "c4")


def test_an_id_that_is_nearly_right_gets_a_suggestion(home: Path) -> None:
    assert "Did you mean key-" in _refused("key-x")
    assert "knows no record_id, record_key `zzz`." in _refused("s:a", "zzz")
    assert "the same record" in _refused("s:a", "key-a")


def test_a_release_that_cannot_explain_itself_says_so(tmp_path: Path) -> None:
    rows = {"one_ids": made_up_release.ids()}
    made_up_release.write(tmp_path, rows=rows)
    text = _refused("s:a", "s:b", "--home", str(tmp_path))
    assert "has no table `match_evidence`" in text


def test_of_two_chains_the_shorter_one_wins_then_the_heavier() -> None:
    pairs = [_pair(*x) for x in ("ab1", "bd1", "ac5", "cd5", "ae9", "ef9", "fd9")]
    chain = shortest_chain(pairs, "a", "d")
    assert [pair.ends() for pair in chain] == [("a", "c"), ("c", "d")]
    assert shortest_chain(pairs, "a", "z") == []


def test_a_tree_keeps_the_heaviest_links() -> None:
    pairs = [_pair(*x) for x in ("ab1", "bc2", "ac3")]
    assert [pair.ends() for pair in strongest_tree(pairs)] == [("a", "c"), ("b", "c")]


@pytest.mark.parametrize(
    ("kind", "value", "masked"),
    [
        ("phone", "+8613812345678", "138****5678"),
        ("phone", "138****5678", "138****5678"),
        ("phone", "415550100", "41****00"),
        ("name", "欧阳娜娜", "欧***"),
        ("name", "Anna Berg", "A*** B***"),
        ("email", "anna@example.com", "a***@example.com"),
        ("birth_date", "1990-05-17", "1990-**-**"),
        ("address", "建国路88号", "建国路****"),
        ("wechat_openid", "oABCDEFGH", "oA****GH"),
        ("member_card_no", "1234", "****"),
        ("gender", "female", "female"),
    ],
)
def test_masked_values_can_be_compared_but_not_used(
    kind: str, value: str, masked: str
) -> None:
    assert mask(kind, value) == masked


def _build(home: Path, change: str = "select 1") -> None:
    """Write the build database that the release came from: d and e were compared."""
    path = home / "build.duckdb"
    path.unlink(missing_ok=True)
    rarities = ", ".join(
        f"{name} as {kind}_rarity"
        for kind, name in (
            ("name", "0"),
            ("family_name", "200"),
            ("phone", "12000"),
            ("email", "0"),
            ("address", "0"),
            ("city", "0"),
            ("postal_code", "0"),
            ("nickname", "0"),
        )
    )
    with duckdb.connect(path) as connection:
        connection.execute(
            f"""
            create schema matching;
            create table matching.int_matching__weights as
            from (values ('phone', 'own', 6000), ('name', 'different', -30000))
                as t (comparison, level, weight_millibits);
            create table matching.int_matching__prior as
            select -12000 as prior_millibits;
            create table matching.int_matching__records as
            from (values (1, 's:a'), (2, 's:b'), (3, 's:c'), (4, 's:d'), (5, 's:e'))
                as t (record_no, record_id);
            create table matching.int_matching__components_0 as
            select record_no, record_no as component_no
            from matching.int_matching__records;
            create table matching.int_matching__components_1 as
            from matching.int_matching__components_0;
            create table matching.int_matching__scored_pairs_1 as
            select 4 as component_no_a, 5 as component_no_b,
                true as is_contradiction, 'common' as channel,
                -300 as channel_millibits, 1000 as capped_millibits,
                -25100 as total_millibits;
            create table matching.int_matching__scored_pairs_2 as
            from matching.int_matching__scored_pairs_1 limit 0;
            create table matching.int_matching__compared_pairs_1 as
            select 4 as component_no_a, 5 as component_no_b, 'own' as phone,
                'different' as name, null as city, {rarities};
            create table matching.int_matching__compared_pairs_2 as
            from matching.int_matching__compared_pairs_1 limit 0;
            {change};
            """
        )
    made = datetime(2025, 12, 31, tzinfo=UTC).timestamp()
    os.utime(path, (made, made))


def _pair(a: str, b: str, weight: str) -> Pair:
    return Pair(a, b, "link", int(weight), ())


def _json(*arguments: str) -> dict:
    return json.loads(_ok(*arguments, "--json"))


def _ok(*arguments: str) -> str:
    result = RUNNER.invoke(app, ["explain", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def _refused(*arguments: str) -> str:
    result = RUNNER.invoke(app, ["explain", *arguments])
    assert result.exit_code == 1, result.output
    return result.output
