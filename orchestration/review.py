"""The review queue of a release, and the decisions that stewards make on it."""

import csv
import io
import os
import secrets
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from orchestration import batches
from orchestration.declared import declared_tables
from orchestration.errors import OneIdError
from orchestration.evidence import Pair, Reading, shortest_chain
from orchestration.exports.sources import ExportSource
from orchestration.files import fsync, quoted
from orchestration.intake import check_file, csv_reader
from orchestration.landing import table_files
from orchestration.lock import locked
from orchestration.releases import Release
from orchestration.settings import Settings

LINK, APART = "must_link", "cannot_link"
_SYSTEM, _TABLE = "steward", "decisions"
_DEMO_FILE = "seeds/raw/steward/raw_steward__decisions.csv"
_COLUMNS = ("decision_id", "decision", "record_id_a", "record_id_b")


@dataclass(frozen=True)
class Decided:
    """A must-link or a cannot-link, from a release or from the landing folder."""

    decision_id: str
    decision: str
    record_id_a: str
    record_id_b: str


def queue(settings: Settings, release: Release, limit: int) -> dict[str, Any]:
    """Return the first of the queue, and the decisions that cannot be obeyed."""
    with duckdb.connect() as connection:
        reading = Reading(connection, settings, release)
        rows = reading.rows(
            f"select * from {reading.table('review_queue')}"
            " order by queue_rank limit $1",
            [limit],
        )
        problems = reading.rows(
            f"select * from {reading.table('match_decisions')}"
            " where problem is not null order by decided_at, decision_id",
            [],
        )
        waiting, unread = _waiting(reading)
    for row in rows:
        decided = waiting.get(row["queue_rank"])
        row["decided"] = decided and {
            "decision_id": decided.decision_id,
            "decision": decided.decision,
        }
    return {
        "release": release.run_id,
        "open": release.rows("review_queue") or 0,
        "decided": len(waiting),
        "decisions_unread": unread,
        "bar_millibits": reading.bars["standard"],
        "queue": rows,
        "problems": problems,
    }


def decide(
    settings: Settings,
    release: Release,
    pairs: list[str],
    decision: str,
    by: str,
    reason: str,
) -> tuple[Path, list[Decided]]:
    """Add one decision a pair to the landing folder, as a batch of its own."""
    if not by.strip() or not reason.strip():
        raise OneIdError("A decision needs a name (--by) and a reason (--reason).")
    now = datetime.now(UTC)
    stamp = f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    with duckdb.connect() as connection:
        reading = Reading(connection, settings, release)
        fresh = [
            Decided(f"{stamp}-{number}", decision, *_records(reading, pair))
            for number, pair in enumerate(pairs, start=1)
        ]
        known = _released(reading)
    landing = release.manifest["landing"]
    decided_at = f"{now:%Y-%m-%dT%H:%M:%SZ}"
    if landing == "seeds":
        # The demo speaks of one fixed day, and obeys nothing decided later.
        decided_at = release.manifest["as_of"].replace(" ", "T") + "Z"
    text = _csv(fresh, by.strip(), reason.strip(), decided_at)
    if landing != "files":
        raise OneIdError(_elsewhere(landing, text))
    with locked(settings.home, "review decide"):
        known |= {d.decision_id: d for d in _landed(settings)}
        for number, one in enumerate(fresh):
            _refuse_contradiction(one, [*known.values(), *fresh[:number]])
        return _land(settings, stamp, text), fresh


def _records(reading: Reading, pair: str) -> tuple[str, str]:
    """Return the records of a pair: its number in the queue, or two ids."""
    if pair.strip().lstrip("#").isdigit():
        rank = int(pair.strip().lstrip("#"))
        found = reading.rows(
            f"select * from {reading.table('review_queue')} where queue_rank = $1",
            [rank],
        )
        if not found:
            raise OneIdError(
                f"The queue of release {reading.release.run_id} has no number {rank}."
            )
        return found[0]["record_id_a"], found[0]["record_id_b"]
    ends = pair.split() if len(pair.split()) == 2 else pair.split(",")
    if len(ends) != 2:
        raise OneIdError(
            f"`{pair}` is no pair: give its number in the queue, or two record_ids or "
            'record_keys in quotes, as in "pos:3939:1001 youzan:41500211:8899".'
        )
    a, b = (reading.record(end.strip())["record_id"] for end in ends)
    if a == b:
        raise OneIdError(f"`{pair}` names the same record twice.")
    return a, b


def _waiting(reading: Reading) -> tuple[dict[int, Decided], str | None]:
    """Return the questions that are answered but not yet run, by their number.

    And why the answers cannot be read, when they cannot.
    """
    landing = reading.release.manifest["landing"]
    if landing == "warehouse":
        # They lie in the build database, which a run may hold.
        return {}, None
    try:
        found = _in_demo(reading) if landing == "seeds" else _landed(reading.settings)
    except OneIdError as error:
        return {}, str(error)
    known = _released(reading)
    fresh = [d for d in found if known.get(d.decision_id) != d]
    named = sorted({r for d in fresh for r in (d.record_id_a, d.record_id_b)})
    rows = reading.rows(
        f"select record_id, one_id from {reading.ids}"
        " where list_contains($1, record_id)",
        [named],
    )
    owner = {row["record_id"]: row["one_id"] for row in rows}
    answers = {
        frozenset((owner.get(d.record_id_a), owner.get(d.record_id_b))): d
        for d in fresh
    }
    asked = reading.rows(
        f"select queue_rank, one_id_a, one_id_b from {reading.table('review_queue')}"
        " where list_contains($1, one_id_a) and list_contains($1, one_id_b)",
        [sorted(set(owner.values()))],
    )
    customers = {
        r["queue_rank"]: frozenset((r["one_id_a"], r["one_id_b"])) for r in asked
    }
    return {n: answers[pair] for n, pair in customers.items() if pair in answers}, None


def _in_demo(reading: Reading) -> list[Decided]:
    """Return the decisions of the demo's seed."""
    path = reading.settings.project_dir / _DEMO_FILE
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["decision"] in (LINK, APART)]
    return [Decided(**{name: row[name] for name in _COLUMNS}) for row in rows]


def _released(reading: Reading) -> dict[str, Decided]:
    rows = reading.rows(
        f"select {', '.join(_COLUMNS)} from {reading.table('match_decisions')}"
        f" where decision in ('{LINK}', '{APART}') order by decision_id",
        [],
    )
    return {row["decision_id"]: Decided(**row) for row in rows}


def _landed(settings: Settings) -> list[Decided]:
    """Return the decisions in the landing folder, of one id the latest."""
    table = declared_tables(settings, _SYSTEM)[_TABLE]
    found = []
    with duckdb.connect() as connection:
        for path in table_files(settings, table):
            intake = check_file(path, table)
            if intake.errors:
                raise OneIdError(f"{path} {'; '.join(intake.errors)}.")
            if not {*_COLUMNS} <= set(intake.columns):
                continue
            reader = f"read_parquet({quoted(path)})"
            if path.suffix == ".csv":
                reader = csv_reader(path, intake.columns)
            found += connection.execute(
                f"select {', '.join(_COLUMNS)} from {reader}"
                f" where lower(trim(decision)) in ('{LINK}', '{APART}')"
            ).fetchall()
    named = [
        Decided(number or "", what.strip().lower(), a.strip(), b.strip())
        for number, what, a, b in found
        if a and b
    ]
    return list({one.decision_id: one for one in named}.values())


def _refuse_contradiction(fresh: Decided, known: list[Decided]) -> None:
    """Raise when a new decision and those that are there cannot both hold."""
    decided = [*known, fresh]
    links = [
        Pair(d.record_id_a, d.record_id_b, d.decision_id, 0, ())
        for d in decided
        if d.decision == LINK
    ]
    for apart in (d for d in decided if d.decision == APART):
        chain = shortest_chain(links, apart.record_id_a, apart.record_id_b)
        involved = {apart.decision_id, *(link.decision for link in chain)}
        # Older quarrels, which the new decision does not touch, are told elsewhere.
        if not chain or fresh.decision_id not in involved:
            continue
        others = sorted(involved - {fresh.decision_id})
        raise OneIdError(
            f"{fresh.decision} of {fresh.record_id_a} and {fresh.record_id_b} "
            f"contradicts what was decided before ({', '.join(others)}): a later "
            "version of one of these, with the same decision_id, must come first. "
            "Nothing was written."
        )


def _csv(fresh: list[Decided], by: str, reason: str, decided_at: str) -> str:
    text = io.StringIO()
    names = [*_COLUMNS, "value", "identifier_type", "one_id"]
    names += ["decided_by", "decided_at", "reason"]
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    for one in fresh:
        writer.writerow(
            {
                "decision_id": one.decision_id,
                "decision": one.decision,
                "record_id_a": one.record_id_a,
                "record_id_b": one.record_id_b,
                "decided_by": by,
                "decided_at": decided_at,
                "reason": reason,
            }
        )
    return text.getvalue()


def _elsewhere(landing: str, text: str) -> str:
    place = f"append these rows to {_DEMO_FILE}"
    if landing == "warehouse":
        place = f"insert these rows into the table raw_{_SYSTEM}.{_TABLE}"
    return (
        f"This release was made with landing `{landing}`, where decisions are not read "
        f"from files: {place}, then run again. Nothing was written.\n\n{text}"
    )


def _land(settings: Settings, stamp: str, text: str) -> Path:
    """Write the batch in the form that the table's other files have."""
    table = declared_tables(settings, _SYSTEM)[_TABLE]
    folder = settings.landing_dir / _SYSTEM / _TABLE
    files = table_files(settings, table)
    if outside := [path for path in files if path.parent != folder]:
        raise OneIdError(
            f"{outside[0]} is one file, which no batch may stand beside: move it to "
            f"{folder / outside[0].name}, then decide again. Nothing was written."
        )
    if any(path.suffix == ".parquet" for path in files):
        with tempfile.TemporaryDirectory() as scratch:
            draft = Path(scratch) / f"review-{stamp}.csv"
            draft.write_text(text, encoding="utf-8")
            source = ExportSource(_SYSTEM, _TABLE)
            landed = batches.land_files(settings, source, [draft])
        return settings.landing_dir / landed.batches[0].file
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"{stamp}.csv"
    draft = final.with_suffix(".tmp")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    fsync(draft)
    draft.rename(final)
    fsync(folder)
    return final
