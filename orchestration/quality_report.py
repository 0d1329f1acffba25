"""What `oneid quality` and `oneid sample` print."""

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

# What each list of parts counts.
_COUNTED = {
    "clusters_by_size": "customers",
    "cut_links_by_reason": "links",
    "records_by_rule": "records",
}


def print_quality(found: dict[str, Any], console: Console) -> None:
    """Print the figures of a release beside those of the release before."""
    now, before = found["release"], found["before"]
    console.print(f"Release [bold]{now['run_id']}[/]", soft_wrap=True)
    if before:
        console.print(f"beside  {before['run_id']}", soft_wrap=True)
    else:
        console.print("There is no release before it.")
    table = _table("", now, before, title="Consolidation")
    for name in ("records", "customers", "strict_customers"):
        _row(table, name.replace("_", " "), now[name], before and before[name])
    for name in ("consolidation_rate", "strict_consolidation_rate"):
        label = name.replace("_", " ")
        _row(table, label, now[name], before and before[name], is_share=True)
    console.print(table)
    _print_parts(
        "customers by number of records", "clusters_by_size", "records", found, console
    )
    _print_parts("records attached by", "records_by_rule", "rule", found, console)
    _print_bands(found, console)
    _print_parts("links cut again", "cut_links_by_reason", "reason", found, console)
    _print_parameters(now["parameters"], console)


def _print_parts(
    title: str, part: str, name: str, found: dict[str, Any], console: Console
) -> None:
    """Print counts with their share of all."""
    now, before = found["release"], found["before"]
    earlier = {row[name]: row for row in before[part]} if before else {}
    if not now[part] and not earlier:
        return
    table = _table(name, now, before, title=title.capitalize())
    table.add_column("share", justify="right")
    counted = _COUNTED[part]
    gone = [row for key, row in earlier.items() if key not in _keys(now[part], name)]
    for row in [*now[part], *({**row, counted: 0, "share": 0.0} for row in gone)]:
        old = earlier.get(row[name], {counted: 0})[counted] if before else None
        _row(table, row[name], row[counted], old, f"{row['share']:.1%}")
    console.print(table)


def _print_parameters(rows: list[dict[str, Any]], console: Console) -> None:
    """Print what the weights rest on beside what the data say now."""
    if not rows:
        return
    table = Table("parameter", title="What weights rest on")
    for name in ("in use", "in the data", "drift", "fitted from the data of"):
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(
            row["parameter"],
            f"{row['value']:,}",
            f"{row['measured']:,}",
            f"{row['drift']:+.1%}",
            row["fitted_at"],
        )
    console.print(table)


def _print_bands(found: dict[str, Any], console: Console) -> None:
    now, before = found["release"], found["before"]
    title = "Compared pairs by weight"
    counted = ("linked", "cut", "not_linked")
    table = Table("weight", title=title)
    for name in counted:
        table.add_column(name.replace("_", " "), justify="right")
        if before:
            table.add_column("change", justify="right")
    earlier = {row["band"]: row for row in before["pairs_by_band"]} if before else {}
    for row in now["pairs_by_band"]:
        cells = []
        for name in counted:
            cells.append(f"{row[name]:,}")
            if before:
                old = earlier.get(row["band"], {name: 0})[name]
                cells.append(_change(row[name], old))
        if any(row[name] for name in counted):
            table.add_row(row["band"], *cells)
    console.print(table)


def print_sample(drawn: list[dict[str, Any]], to: Path, console: Console) -> None:
    """Print what a label file holds."""
    table = Table("", "weight", "pairs", "drawn", title="Drawn for labelling")
    for column in table.columns[2:]:
        column.justify = "right"
    for row in drawn:
        table.add_row(
            row["kind"], row["band"], f"{row['pairs']:,}", f"{row['drawn']:,}"
        )
    console.print(table)
    total = sum(row["drawn"] for row in drawn)
    console.print(
        f"{to}: {total:,} pairs. Write yes or no into is_same (empty where you cannot "
        f"tell), then: oneid sample --score {to}",
        soft_wrap=True,
    )


def print_scores(scored: dict[str, Any], console: Console) -> None:
    """Print what labels say, stratum by stratum and in all."""
    table = Table("", "weight", "pairs", "labels", "same", "share", "95 % interval")
    for column in table.columns[2:]:
        column.justify = "right"
    for row in scored["strata"]:
        table.add_row(
            row["kind"],
            row["band"],
            f"{row['pairs']:,}",
            f"{row['labels']:,}",
            f"{row['same']:,}",
            *_interval(row),
        )
    console.print(table)
    links, misses = scored["links"], scored["near_misses"]
    if links["labels"]:
        share, interval = _interval(links)
        console.print(f"Precision of all links: [bold]{share}[/] ({interval})")
    if misses["labels"]:
        share, interval = _interval(misses)
        console.print(f"Near misses that should be links: {share} ({interval})")
    if left := sum(part.get("pairs_without_labels", 0) for part in (links, misses)):
        console.print(
            f"Left out, for nobody labelled any of their band: {left:,} pairs"
        )


def _interval(row: dict[str, Any]) -> tuple[str, str]:
    if row["share_same"] is None:
        return "", ""
    return f"{row['share_same']:.1%}", f"{row['low']:.1%} to {row['high']:.1%}"


def _table(first: str, now: dict[str, Any], before: Any, title: str) -> Table:
    compared = ("before", "change") if before else ()
    table = Table(first, "now", *compared, title=title)
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _row(
    table: Table, label: str, now: Any, before: Any, *more: str, is_share: bool = False
) -> None:
    def shown(value: Any) -> str:
        return f"{value:.2%}" if is_share else f"{value:,}"

    compared = []
    if before is not None:
        compared = [shown(before), _change(now, before, is_share=is_share)]
    table.add_row(label, shown(now), *compared, *more)


def _change(now: Any, before: Any, *, is_share: bool = False) -> str:
    if is_share:
        return f"{(now - before) * 100:+.2f} points"
    return f"{now - before:+,}" if now != before else "="


def _keys(rows: list[dict[str, Any]], name: str) -> set[str]:
    return {row[name] for row in rows}
