"""Comparisons too weak for a release, while the build that made it is at hand."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import duckdb

from orchestration.database import build_database
from orchestration.errors import OneIdError
from orchestration.evidence import Comparison, Pair, Reading
from orchestration.releases import all_releases

_MATCHING = "build.matching.int_matching__"
# What adds its rarity to its weight; a family name's is kept apart from a name's.
_RARE = ("phone", "email", "address", "city", "postal_code", "nickname")


def compared(reading: Reading, side_a: set[str], side_b: set[str]) -> list[Pair] | None:
    """Return the pairs between two customers that the last build compared.

    None when it cannot be told: the build database belongs to another release,
    is in use, or its tables are not those that this code knows.
    """
    if not _is_of_this_release(reading):
        return None
    try:
        with build_database(reading.settings) as connection:
            pairs = [
                pair
                for number in (1, 2)
                for pair in _of_round(connection, reading, number, side_a, side_b)
            ]
    except (OneIdError, duckdb.Error):
        return None
    return list({pair.ends(): pair for pair in pairs}.values())


def _is_of_this_release(reading: Reading) -> bool:
    path = reading.settings.build_path
    newest = all_releases(reading.settings.releases_dir)[-1]
    if not path.exists() or newest.run_id != reading.release.run_id:
        return False
    made = datetime.fromisoformat(newest.manifest["created_at"])
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) <= made


def _of_round(
    connection: duckdb.DuckDBPyConnection,
    reading: Reading,
    number: int,
    side_a: set[str],
    side_b: set[str],
) -> list[Pair]:
    components = f"{_MATCHING}components_{number - 1}"
    result = connection.execute(
        f"""
        with
        records as (select record_no, record_id from {_MATCHING}records),
        components as (
            select distinct
                components.component_no, list_contains($1, record_id) as is_a
            from records
            inner join {components} as components using (record_no)
            where list_contains($1, record_id) or list_contains($2, record_id)
        )
        select records_a.record_id, records_b.record_id, scored.total_millibits,
            scored.is_contradiction, scored.capped_millibits,
            (select prior_millibits from {_MATCHING}prior),
            scored.channel, scored.channel_millibits, compared.*
        from {_MATCHING}scored_pairs_{number} as scored
        inner join {_MATCHING}compared_pairs_{number} as compared
            using (component_no_a, component_no_b)
        inner join components as a on scored.component_no_a = a.component_no
        inner join components as b on scored.component_no_b = b.component_no
        inner join records as records_a on scored.component_no_a = records_a.record_no
        inner join records as records_b on scored.component_no_b = records_b.record_no
        where a.is_a <> b.is_a
        -- What keeps them apart comes first: the list may be cut.
        order by scored.is_contradiction desc, scored.total_millibits desc, 1, 2
        limit 50
        """,
        [sorted(side_a), sorted(side_b)],
    )
    names = [column[0] for column in result.description or ()]
    # Before the connection is asked anything else, which would drop them.
    rows = result.fetchall()
    weights = _weights(connection)
    return [
        _pair(row, dict(zip(names[8:], row[8:], strict=True)), weights, reading)
        for row in rows
    ]


def _weights(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], int]:
    rows = connection.execute(
        "select comparison, level, weight_millibits"
        " from build.matching.int_matching__weights"
    ).fetchall()
    return {(comparison, level): weight for comparison, level, weight in rows}


def _pair(
    row: tuple[Any, ...],
    levels: dict[str, Any],
    weights: dict[tuple[str, str], int],
    reading: Reading,
) -> Pair:
    record_a, record_b, total, is_contradiction, capped, prior = row[:6]
    channel, channel_weight = row[6:8]
    found = [Comparison("prior", "population", prior)]
    found += list(_comparisons(levels, weights, reading.comparisons))
    if channel_weight:
        found.append(Comparison("channel", channel, channel_weight))
    if capped:
        found.append(Comparison("household", "shared", -capped))
    if sum(comparison.weight_millibits for comparison in found) != total:
        raise OneIdError("The tables of the build are not those that are known.")
    decision = "contradiction" if is_contradiction else "not_linked"
    return Pair(record_a, record_b, decision, total, tuple(found))


def _comparisons(
    levels: dict[str, Any], weights: dict[tuple[str, str], int], names: Iterable[str]
) -> Iterable[Comparison]:
    for name in names:
        level = levels.get(name)
        if level is None or (name, level) not in weights:
            continue
        rarity = levels[f"{name}_rarity"] or 0 if name in _RARE else 0
        if name == "name":
            rarity = (levels["name_rarity"] or 0) + (levels["family_name_rarity"] or 0)
        yield Comparison(name, level, weights[name, level] + rarity)
