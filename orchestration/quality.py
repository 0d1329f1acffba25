"""How a release matches, told without known truth, beside the release before."""

from typing import Any

import duckdb

from orchestration.bands import bands
from orchestration.drift import drift
from orchestration.evidence import Reading
from orchestration.releases import Release, all_releases
from orchestration.settings import Settings

_SIZES = ((1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, None))


def quality(settings: Settings, release: Release) -> dict[str, Any]:
    """Return the figures of a release and of the one before it, if it is there."""
    before = _before(settings, release)
    return {
        "release": _figures(settings, release),
        "before": _figures(settings, before) if before else None,
    }


def _before(settings: Settings, release: Release) -> Release | None:
    """Return the release whose memory this one went on from, else the one before."""
    known = all_releases(settings.releases_dir)
    earlier = [
        r
        for r in known
        if (r.manifest["created_at"], r.run_id)
        < (release.manifest["created_at"], release.run_id)
    ]
    remembered = release.manifest.get("previous_release")
    named = [r for r in earlier if r.run_id == remembered]
    return (named or earlier or [None])[-1]


def _figures(settings: Settings, release: Release) -> dict[str, Any]:
    with duckdb.connect() as connection:
        reading = Reading(connection, settings, release)
        records, customers, strict = connection.execute(
            "select count(*), count(distinct one_id), count(distinct strict_one_id)"
            f" from {reading.ids}"
        ).fetchall()[0]
        return {
            "run_id": release.run_id,
            "records": records,
            "customers": customers,
            "strict_customers": strict,
            "consolidation_rate": _share(records - customers, records),
            "strict_consolidation_rate": _share(records - strict, records),
            "clusters_by_size": _sizes(reading),
            "records_by_rule": _rules(reading),
            "pairs_by_band": _pairs(reading),
            "cut_links_by_reason": _cuts(reading),
            "parameters": [row.as_row() for row in drift(settings, release)],
        }


def _sizes(reading: Reading) -> list[dict[str, Any]]:
    counts = reading.connection.execute(
        "select records, count(*) from"
        f" (select count(*) as records from {reading.ids} group by one_id)"
        " group by records order by records"
    ).fetchall()
    total = sum(count for _, count in counts)
    found = []
    for low, high in _SIZES:
        label = str(low) if low == high else f"{low}–{high}" if high else f"{low}+"
        count = sum(n for size, n in counts if size >= low and size <= (high or size))
        found.append(
            {"records": label, "customers": count, "share": _share(count, total)}
        )
    return found


def _rules(reading: Reading) -> list[dict[str, Any]]:
    """Return by which rule records were attached to another one."""
    rows = reading.connection.execute(
        f"select match_rule, count(*) from {reading.ids}"
        " where match_rule is not null group by match_rule order by 2 desc, 1"
    ).fetchall()
    total = sum(count for _, count in rows)
    return [
        {"rule": rule, "records": count, "share": _share(count, total)}
        for rule, count in rows
    ]


def _cuts(reading: Reading) -> list[dict[str, Any]]:
    """Return why links were cut again; nothing of releases that do not know."""
    if "match_cut_links" not in reading.release.manifest["tables"]:
        return []
    rows = reading.connection.execute(
        f"select cut_reason, count(*) from {reading.table('match_cut_links')}"
        " group by cut_reason order by 2 desc, 1"
    ).fetchall()
    total = sum(count for _, count in rows)
    return [
        {"reason": reason, "links": count, "share": _share(count, total)}
        for reason, count in rows
    ]


def _pairs(reading: Reading) -> list[dict[str, Any]]:
    rows = reading.connection.execute(
        f"""
        with pairs as (
            select distinct record_id_a, record_id_b, total_millibits, decision
            from {reading.evidence}
        )
        select total_millibits, decision, count(*)
        from pairs
        inner join {reading.ids} as a on pairs.record_id_a = a.record_id
        inner join {reading.ids} as b on pairs.record_id_b = b.record_id
        -- Two records that others join need no link of their own.
        where decision <> 'not_linked' or a.one_id <> b.one_id
        group by all
        """
    ).fetchall()
    found = []
    for band in bands(reading.bars):
        inside = [(d, count) for total, d, count in rows if band.holds(total)]
        found.append(
            {
                "band": band.label,
                "linked": sum(n for d, n in inside if d in ("link", "strict_link")),
                "cut": sum(n for d, n in inside if d == "cut"),
                "not_linked": sum(n for d, n in inside if d == "not_linked"),
            }
        )
    return found


def _share(part: int, whole: int) -> float:
    return round(part / whole, 6) if whole else 0.0
