"""Pairs to be labelled by people, and what their labels say of all pairs."""

import base64
import csv
import io
import json
import math
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from orchestration.bands import Band, bands
from orchestration.errors import OneIdError
from orchestration.evidence import LINKS, Pair, Reading
from orchestration.explain import Explainer
from orchestration.releases import Release
from orchestration.settings import Settings

_SHOWN = ("name", "nickname", "gender", "birth_date", "phone", "email", "account")
_SHOWN += ("other_id", "city", "address", "postal_code")
_ANSWERS = {
    **dict.fromkeys(("1", "y", "yes", "true", "same", "是"), True),
    **dict.fromkeys(("0", "n", "no", "false", "different", "否"), False),
}
_NEEDED = ("is_same", "stratum", "stratum_size")
LINK, NEAR_MISS = "link", "near miss"
# 95 per cent of a normal distribution lie within so many deviations.
_Z = 1.959964


@dataclass(frozen=True)
class Stratum:
    """Links or near misses of one band of weight."""

    kind: str
    band: Band

    def order(self) -> tuple[str, float]:
        """Return where it stands among others."""
        low = self.band.low
        return self.kind, float("-inf") if low is None else low

    @property
    def code(self) -> str:
        """Return a text that tells a labeller nothing and `decode` everything."""
        text = json.dumps([self.kind, self.band.low, self.band.high])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, code: str) -> "Stratum":
        """Return the stratum of a code."""
        text = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
        kind, low, high = json.loads(text)
        return cls(kind, Band(low, high))


def draw(
    settings: Settings, release: Release, size: int, seed: int, to: Path
) -> list[dict[str, Any]]:
    """Write a file of pairs to be labelled; return how many of each stratum.

    The same release and seed give the same file: pairs are drawn by the MD5 of
    their keys. Nothing in the file tells a reader what matching made of a pair.
    """
    if to.suffix != ".csv":
        raise OneIdError(f"{to} must end in .csv.")
    with duckdb.connect() as connection:
        reading = Reading(connection, settings, release)
        strata = _strata(reading, size, seed)
        if not strata:
            raise OneIdError(f"Release {release.run_id} holds no compared pairs.")
        sizes = {name: pairs for name, (pairs, _) in strata.items()}
        chosen = _shares(sizes, size)
        picked = [
            (row, name, sizes[name])
            for name, count in chosen.items()
            for row in strata[name][1][:count]
        ]
        # Mixed, so that nobody labels a whole stratum in one mood.
        picked.sort(key=lambda found: found[0]["turn"])
        rows = _side_by_side(reading, picked)
    _write(to, rows)
    return [
        {
            "kind": stratum.kind,
            "band": stratum.band.label,
            "pairs": sizes[stratum],
            "drawn": count,
        }
        for stratum, count in chosen.items()
    ]


def score(path: Path) -> dict[str, Any]:
    """Return what the labels of a file say of all links and near misses."""
    labels: dict[Stratum, list[bool]] = defaultdict(list)
    sizes: dict[Stratum, int] = {}
    for number, row in enumerate(_read(path), start=2):
        try:
            stratum, size = Stratum.decode(row["stratum"]), int(row["stratum_size"])
        except (ValueError, TypeError) as error:
            raise OneIdError(f"{path}, row {number}: its stratum was changed.") from (
                error
            )
        sizes[stratum] = size
        answer = row["is_same"].strip().lower()
        if answer and answer not in _ANSWERS:
            raise OneIdError(
                f"{path}, row {number}: is_same is `{row['is_same']}`; it must be one "
                f"of {', '.join(_ANSWERS)}, or empty where nobody has judged."
            )
        if answer:
            labels[stratum].append(_ANSWERS[answer])
    if not labels:
        raise OneIdError(f"{path} has no labels yet: fill its column is_same.")
    found = [
        _judged(stratum, sizes[stratum], labels.get(stratum, []))
        for stratum in sorted(sizes, key=Stratum.order)
    ]
    return {
        "strata": found,
        "links": _all([s for s in found if s["kind"] == LINK]),
        "near_misses": _all([s for s in found if s["kind"] == NEAR_MISS]),
    }


def wilson(share: float, number: float) -> tuple[float, float]:
    """Return the Wilson 95 % interval of a share among a number of labels."""
    if not number:
        return 0.0, 1.0
    square = _Z * _Z
    middle = (share + square / (2 * number)) / (1 + square / number)
    spread = share * (1 - share) / number + square / (4 * number * number)
    reach = _Z * math.sqrt(spread) / (1 + square / number)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def _strata(
    reading: Reading, size: int, seed: int
) -> dict[Stratum, tuple[int, list[dict[str, Any]]]]:
    """Return the size of each stratum and its first pairs in drawing order."""
    found = bands(reading.bars)
    band_no = " ".join(
        f"when total_millibits < {band.high} then {number}"
        for number, band in enumerate(found[:-1])
    )
    rows = reading.rows(
        f"""
        with pairs as (
            select distinct record_id_a, record_id_b, total_millibits, decision
            from {reading.evidence}
        ),
        known as (
            select
                pairs.*, a.record_key as key_a, b.record_key as key_b,
                a.one_id as one_id_a, b.one_id as one_id_b,
                decision in {LINKS} as is_link,
                case {band_no} else {len(found) - 1} end as band_no,
                md5(concat_ws('|', $1, least(a.record_key, b.record_key),
                    greatest(a.record_key, b.record_key))) as turn
            from pairs
            inner join {reading.ids} as a on pairs.record_id_a = a.record_id
            inner join {reading.ids} as b on pairs.record_id_b = b.record_id
            where decision in {LINKS}
                -- Without a link of their own two may still be one customer.
                or (decision = 'not_linked' and a.one_id <> b.one_id)
        )
        select *, count(*) over (partition by is_link, band_no) as stratum_size
        from known
        qualify row_number() over (partition by is_link, band_no order by turn) <= $2
        order by turn
        """,
        [str(seed), size],
    )
    strata: dict[Stratum, tuple[int, list[dict[str, Any]]]] = {}
    for row in rows:
        stratum = Stratum(LINK if row["is_link"] else NEAR_MISS, found[row["band_no"]])
        strata.setdefault(stratum, (row["stratum_size"], []))[1].append(row)
    return {name: strata[name] for name in sorted(strata, key=Stratum.order)}


def _shares(sizes: dict[Stratum, int], wanted: int) -> dict[Stratum, int]:
    """Return how many pairs to draw of each stratum: as equal as sizes allow."""
    chosen = dict.fromkeys(sizes, 0)
    left = min(wanted, sum(sizes.values()))
    while left:
        for name, size in sizes.items():
            if left and chosen[name] < size:
                chosen[name] += 1
                left -= 1
    return chosen


def _side_by_side(
    reading: Reading, picked: list[tuple[dict[str, Any], Stratum, int]]
) -> list[dict[str, Any]]:
    """Return the rows of the file, with what each side says, masked."""
    ids = sorted({row[f"one_id_{s}"] for row, _, _ in picked for s in "ab"})
    members: dict[str, set[str]] = defaultdict(set)
    for record_id, one_id in reading.connection.execute(
        f"select record_id, one_id from {reading.ids}"
        " where one_id in (select unnest($1)) order by all",
        [ids],
    ).fetchall():
        members[one_id].add(record_id)
    known: dict[str, list[Pair]] = defaultdict(list)
    homes = {record: one_id for one_id, own in members.items() for record in own}
    for pair in reading.pairs(homes):
        known[homes.get(pair.record_id_a, "")].append(pair)
    explainer = Explainer(reading)
    explainer.remember(homes)
    rows = []
    for row, stratum, size in picked:
        ends = {row["record_id_a"], row["record_id_b"]}
        nearby = known[row["one_id_a"]] + known[row["one_id_b"]]
        pair = next(p for p in nearby if set(p.ends()) == ends)
        values = explainer.side_by_side(pair, nearby, _SHOWN)
        shown = {
            f"{name}_{side}": value or ""
            for name, both in values.items()
            for side, value in zip("ab", both, strict=True)
        }
        rows.append(
            {
                "record_key_a": row["key_a"],
                "record_key_b": row["key_b"],
                **shown,
                "is_same": "",
                "release": reading.release.run_id,
                "stratum": stratum.code,
                "stratum_size": size,
            }
        )
    return rows


def _write(to: Path, rows: list[dict[str, Any]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    try:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        # With a mark at its head, or a spreadsheet garbles Chinese names.
        with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
            file.write(text.getvalue())
    except FileExistsError as error:
        raise OneIdError(
            f"{to} is there already and may hold labels: choose another name."
        ) from error
    except OSError as error:
        raise OneIdError(f"Cannot write {to}: {error.strerror}.") from error


def _read(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise OneIdError(f"Cannot read {path}: {error}.") from error
    if not rows or not rows[0].keys() >= set(_NEEDED):
        raise OneIdError(
            f"{path} is no label file: its columns must hold {', '.join(_NEEDED)}. "
            "`oneid sample --for-review 200 --to FILE.csv` makes one."
        )
    return [{name: value or "" for name, value in row.items()} for row in rows]


def _judged(stratum: Stratum, size: int, labels: list[bool]) -> dict[str, Any]:
    same = sum(labels)
    share = same / len(labels) if labels else None
    low, high = wilson(share or 0.0, len(labels))
    return {
        "kind": stratum.kind,
        "band": stratum.band.label,
        "pairs": size,
        "labels": len(labels),
        "same": same,
        "share_same": _rounded(share),
        "low": _rounded(low),
        "high": _rounded(high),
    }


def _all(strata: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the share of same pairs among all, each stratum by its size.

    The interval is Wilson's for as many labels as a plain sample of the same
    worth would have (Kish): labels in small strata count for less.
    """
    judged = [s for s in strata if s["labels"]]
    total = sum(s["pairs"] for s in judged)
    if not total:
        return {"pairs": 0, "labels": 0, "share_same": None, "low": 0.0, "high": 1.0}
    parts = [(s["pairs"] / total, s["same"], s["labels"]) for s in judged]
    share = sum(part * same / labels for part, same, labels in parts)
    worth = 1 / sum(part * part / labels for part, _, labels in parts)
    low, high = wilson(share, worth)
    return {
        "pairs": total,
        "pairs_without_labels": sum(s["pairs"] for s in strata) - total,
        "labels": sum(s["labels"] for s in judged),
        "share_same": _rounded(share),
        "low": _rounded(low),
        "high": _rounded(high),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 6)
