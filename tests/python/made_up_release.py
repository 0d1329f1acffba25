"""A small release written by hand, for the commands that read one."""

import json
from pathlib import Path
from typing import Any

import duckdb
from conftest import ROOT

from orchestration.files import quoted
from orchestration.keys import attach_encrypted, load_crypto, require_key
from orchestration.releases import Release, find, set_current
from orchestration.settings import Settings

PRIOR = ("prior", "population", -12000)
# Two customers: a – b – c is one, held by an account and a phone; d was compared
# with c in vain; e has nothing to do with anybody.
EVIDENCE = (
    ("s:a", "s:b", "strict_link", (PRIOR, ("account", "joined", 40000))),
    (
        "s:b",
        "s:c",
        "link",
        (PRIOR, ("phone", "own", 17000), ("gender", "different", -3000)),
    ),
    (
        "s:a",
        "s:d",
        "not_linked",
        (PRIOR, ("nickname", "same", 12500), ("city", "different", -2000)),
    ),
)
IDS = (("s:a", 1, 1), ("s:b", 1, 1), ("s:c", 1, 2), ("s:d", 3, 3), ("s:e", 4, 4))
VALUES = (
    ("s:a", "account", "wechat_unionid", "oUnion1234567", None),
    ("s:a", "nickname", "nickname", "小太阳", None),
    ("s:a", "city", "city", "上海市", None),
    ("s:b", "account", "wechat_unionid", "oUnion1234567", None),
    ("s:b", "phone", "phone", "+8613800001234", None),
    ("s:c", "phone", "phone", "+8613800001234", None),
    ("s:c", "name", "name", "张伟", None),
    ("s:d", "nickname", "nickname", "小太阳", None),
    ("s:d", "city", "city", "北京市", None),
    ("s:e", "phone", "phone", "+8613900005678", "over_shared"),
    ("s:e", "name", "name", "Anna Berg", None),
)
DECISIONS = (
    ("d1", "cannot_link", "s:a", "s:e", "steward-1", "two sisters", None),
    ("d2", "must_link", "s:a", "s:gone", "steward-1", "", "names the record s:gone"),
)


def ids(rows: tuple = IDS, day: int | None = None) -> list[dict[str, Any]]:
    """Return rows of one_ids: the record, its customer and its strict customer."""
    return [
        {
            "record_id": record,
            "record_key": f"key-{record[-1]}",
            "system": "generic",
            "channel": "shop" if number % 2 else "till",
            "source_record_id": record[2:],
            "one_id": f"c{standard}",
            "strict_one_id": f"t{strict}",
            "match_rule": "profile",
            "match_weight": 1000,
            "first_seen_at": f"2025-01-{day or number + 1:02} 00:00:00",
        }
        for number, (record, standard, strict) in enumerate(rows)
    ]


def evidence(pairs: tuple = EVIDENCE) -> list[dict[str, Any]]:
    """Return rows of match_evidence."""
    return [
        {
            "record_id_a": a,
            "record_id_b": b,
            "comparison": comparison,
            "level": level,
            "weight_millibits": weight,
            "total_millibits": sum(row[2] for row in rows),
            "decision": decision,
        }
        for a, b, decision, rows in pairs
        for comparison, level, weight in rows
    ]


def tables() -> dict[str, list[dict[str, Any]]]:
    """Return the tables of the release."""
    names = ("record_id", "comparison", "value_kind", "value", "reason")
    decided = ("decision_id", "decision", "record_id_a", "record_id_b", "decided_by")
    decided += ("reason", "problem")
    return {
        "one_ids": ids(),
        "match_evidence": evidence(),
        "match_values": [dict(zip(names, row, strict=True)) for row in VALUES],
        "match_decisions": [
            dict(zip(decided, row, strict=True))
            | {"identifier_type": None, "decided_at": "2025-12-01 00:00:00"}
            for row in DECISIONS
        ],
        "review_queue": [
            {
                "record_id_a": "s:a",
                "record_id_b": "s:d",
                "one_id_a": "c1",
                "one_id_b": "c3",
                "masked_name_a": "张*",
                "masked_name_b": None,
                "queue_reason": "grey_zone",
                "reasons_for": "the same nickname",
                "reasons_against": "two cities",
                "queue_rank": 1,
                "total_millibits": -1500,
                "missing_millibits": 1500,
                "record_count": 4,
                "order_count": 7,
                "amount": 1234.5,
                "currency": "CNY",
            }
        ],
        "one_id_redirects": [
            {"id_level": "standard", "one_id": "c0", "redirects_to": "c1"}
        ],
    }


def with_a_cut() -> dict[str, list[dict[str, Any]]]:
    """Return the tables, with a link of c and d that was cut for a's sake."""
    cut = ("s:c", "s:d", "cut", (PRIOR, ("phone", "own", 17000)))
    row = {
        "record_id_a": "s:c",
        "record_id_b": "s:d",
        "apart_record_id_a": "s:a",
        "apart_record_id_b": "s:d",
        "cut_reason": "rival_values",
        "cut_cause": "wechat_openid",
        "total_millibits": 5000,
    }
    return tables() | {
        "match_evidence": evidence((*EVIDENCE, cut)),
        "match_cut_links": [row],
    }


def write(
    home: Path,
    run_id: str = "run-1",
    rows: dict[str, list[dict[str, Any]]] | None = None,
    landing: str = "seeds",
) -> tuple[Settings, Release]:
    """Write a release of the tables and make it current."""
    settings = Settings(ROOT, home, home / "landing", landing)
    folder = settings.releases_dir / run_id
    (folder / "state").mkdir(parents=True)
    entries = {}
    with duckdb.connect() as connection:
        load_crypto(connection)
        key = require_key(home, landing)
        path = folder / "restricted.duckdb"
        attach_encrypted(connection, path, "vault", home, key)
        for name, found in (rows or tables()).items():
            source = folder / f"{name}.jsonl"
            text = "\n".join(json.dumps(row, default=str) for row in found)
            source.write_text(text + "\n", encoding="utf-8")
            read = f"select * from read_json({quoted(source)}, sample_size = -1)"
            entry = {"release": "state", "rows": len(found)}
            if name == "match_values":
                entry |= {"release": "restricted", "file": path.name}
                connection.execute(f"create table vault.{name} as {read}")
            else:
                entry["file"] = f"state/{name}.parquet"
                file = quoted(folder / entry["file"])
                connection.execute(f"copy ({read}) to {file} (format parquet)")
            entries[name] = entry
            source.unlink()
    manifest = {
        "run_id": run_id,
        "created_at": f"2026-01-01T00:00:00.{run_id[-1]}00000+00:00",
        "as_of": "2026-01-01 00:00:00",
        "landing": landing,
        "previous_release": None,
        "tables": entries,
    }
    text = json.dumps(manifest)
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    set_current(settings.releases_dir, run_id)
    return settings, find(settings.releases_dir, run_id)
