"""What `oneid review` prints."""

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from orchestration.explain_report import bits

_WHY = {
    "grey_zone": "{missing} bits missing",
    "over_bar": "over the bar, not linked",
    "cut": "linked, cut again",
}

# What stands below the number of a question that is answered and not yet run.
_DECIDED = {"must_link": "\n[green]linked[/]", "cannot_link": "\n[red]apart[/]"}


def print_queue(found: dict[str, Any], console: Console) -> None:
    """Print the first questions of the queue, and decisions that have a problem."""
    if found["queue"]:
        title = f"To be reviewed: {found['open']:,}"
        if found["decided"]:
            title += f", {found['decided']:,} of them decided and not yet run"
        table = Table(title=title, show_lines=True)
        table.add_column("no.", justify="right", no_wrap=True)
        table.add_column("records", overflow="fold")
        table.add_column("name", overflow="fold")
        table.add_column("at stake", justify="right", no_wrap=True)
        table.add_column("bits", justify="right", no_wrap=True)
        table.add_column("for", style="green")
        table.add_column("against", style="red")
        for row in found["queue"]:
            missing = bits(row["missing_millibits"])
            table.add_row(
                f"{row['queue_rank']}{_DECIDED.get(_decision(row), '')}",
                escape(f"{row['record_id_a']}\n{row['record_id_b']}"),
                escape(f"{row['masked_name_a'] or '?'}\n{row['masked_name_b'] or '?'}"),
                _stake(row),
                bits(row["total_millibits"])
                + "\n"
                + _WHY[row["queue_reason"]].format(missing=missing).replace(", ", "\n"),
                escape(row["reasons_for"] or ""),
                escape(row["reasons_against"] or ""),
            )
        console.print(table)
        console.print(
            "See one with `oneid explain RECORD RECORD`; decide with "
            "`oneid review decide NO… --link|--apart --by NAME --reason TEXT`.",
            soft_wrap=True,
        )
    else:
        console.print("Nothing is to be reviewed.")
    if found["decisions_unread"]:
        console.print(
            "[yellow]What is decided and not yet run cannot be told:[/] "
            + escape(found["decisions_unread"]),
            soft_wrap=True,
        )
    if found["problems"]:
        console.print("\n[yellow]Decisions that cannot be obeyed in full:[/]")
    for row in found["problems"]:
        text = f"{row['decision_id']}, {row['decision']} by {row['decided_by'] or '?'}"
        console.print(escape(f"  {text}: {row['problem']}"), soft_wrap=True)


def _decision(row: dict[str, Any]) -> str | None:
    return row["decided"] and row["decided"]["decision"]


def _stake(row: dict[str, Any]) -> str:
    text = f"{row['order_count']:,} orders\n{row['record_count']:,} records"
    if row["amount"] is not None:
        text += f"\n{row['amount']:,.0f} {row['currency'] or ''}".rstrip()
    return text
