"""What `oneid preview` prints."""

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from orchestration.explain_report import bits

_LEVELS = ("standard", "strict")
# In the order of the table: what happens, and whom to count.
_KINDS = (
    ("merged", "customers merge", "customers_before"),
    ("merged", "  into", "customers_after"),
    ("split", "customers split", "customers_before"),
    ("split", "  parts that become customers", "customers_after"),
    ("moved", "records move to another customer", "records"),
    ("renamed", "customers get another id", "customers_before"),
    ("created", "customers are new", "customers_after"),
    ("joined", "new records come to known customers", "records"),
    ("retired", "customers end", "customers_before"),
    ("removed", "records leave customers that stay", "records"),
)


def print_preview(found: dict[str, Any], console: Console) -> None:
    """Print the totals first, then the largest cases."""
    totals = found["totals"]
    if found["release"] is None:
        now = totals["standard"]
        console.print(
            "There is no release yet, so everything is new: "
            f"{now['records_after']:,} records → {now['customers_after']:,} customers "
            f"({totals['strict']['customers_after']:,} strict ones)."
        )
    else:
        _print_totals(found, console)
        _print_cases(found, console)
    if found["problems"]:
        console.print("\n[yellow]Decisions that cannot be obeyed in full:[/]")
    for row in found["problems"]:
        text = f"{row['decision_id']}, {row['decision']} by {row['decided_by'] or '?'}"
        console.print(escape(f"  {text}: {row['problem']}"), soft_wrap=True)
    console.print("\nNothing is published yet: `oneid run` does it.")


def _print_totals(found: dict[str, Any], console: Console) -> None:
    totals = [found["totals"][level] for level in _LEVELS]
    console.print(f"Against release [bold]{found['release']}[/]", soft_wrap=True)
    table = Table("", "standard", "strict")
    for column in table.columns[1:]:
        column.justify = "right"
    for name in ("records", "customers"):
        table.add_row(
            name, *(_change(t[f"{name}_before"], t[f"{name}_after"]) for t in totals)
        )
    for kind, words, counted in _KINDS:
        counts = [t["kinds"].get(kind, {}).get(counted, 0) for t in totals]
        if any(counts):
            table.add_row(words, *(f"{count:,}" for count in counts))
    if any(t["ids_restored"] for t in totals):
        restored = [f"{t['ids_restored']:,}" for t in totals]
        table.add_row("ids come back into use", *restored)
    console.print(table)
    for level, total in zip(_LEVELS, totals, strict=True):
        console.print(
            f"{total['customers_changing']:,} of {total['customers_before']:,} "
            f"customers change at the {level} level: {total['per_thousand'] or 0} in a "
            "thousand."
        )


def _print_cases(found: dict[str, Any], console: Console) -> None:
    for case in _section(found, "merged", "Merged", console):
        console.print(f"  [bold]{case['id']}[/] {_who(case)} from")
        _print_parts(case, console)
        _print_link("joined by", case["link"], console)
    for case in _section(found, "split", "Split", console):
        console.print(f"  [bold]{case['id']}[/] {_who(case)} into")
        _print_parts(case, console)
        _print_link("cut", case["link"], console)
    for kind, title in (("moved", "Moved records"), ("renamed", "Another id")):
        for case in _section(found, kind, title, console):
            console.print(f"  {case['from_id']} → [bold]{case['id']}[/] {_who(case)}")
    for case in _section(found, "restored", "Ids that come back into use", console):
        led = f", until now a redirect to {case['from_id']}" if case["from_id"] else ""
        console.print(f"  [bold]{case['id']}[/] {_who(case)}{led}")
    for kind, title in (("created", "New customers"), ("retired", "Ended customers")):
        for case in _section(found, kind, title, console):
            console.print(f"  [bold]{case['id'] or case['from_id']}[/] {_who(case)}")


def _section(
    found: dict[str, Any], kind: str, title: str, console: Console
) -> list[dict[str, Any]]:
    """Print the head of a section, and return its cases."""
    cases = found[kind]
    if cases:
        largest = " (the largest)" if len(cases) == found["limit"] else ""
        console.print(f"\n[bold]{title}[/]{largest}")
    return cases


def _print_parts(case: dict[str, Any], console: Console) -> None:
    for part in case["parts"]:
        console.print(f"    {part['id']} {_who(part)}")


def _print_link(words: str, link: dict[str, Any] | None, console: Console) -> None:
    if link:
        ends = escape(f"{link['record_id_a']} – {link['record_id_b']}")
        rule = link["match_rule"].replace("_", " ")
        weight = bits(link["total_millibits"])
        console.print(
            f"    [dim]{words}[/] {ends} [dim]({rule}, {weight} bits)[/]",
            soft_wrap=True,
            highlight=False,
        )


def _who(row: dict[str, Any]) -> str:
    records = f"{row['records']:,} record{'s' if row['records'] != 1 else ''}"
    return escape(f"{row['name'] or '?'}, {records}")


def _change(before: int, after: int) -> str:
    return f"{before:,} → {after:,}" if before != after else f"{after:,}"
