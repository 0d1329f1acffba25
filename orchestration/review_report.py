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


def print_queue(found: dict[str, Any], console: Console) -> None:
    """Print the first questions of the queue, and decisions that have a problem."""
    if found["queue"]:
        table = Table(title=f"To be reviewed: {found['open']:,}", show_lines=True)
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
                str(row["queue_rank"]),
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
    if found["problems"]:
        console.print("\n[yellow]Decisions that cannot be obeyed in full:[/]")
    for row in found["problems"]:
        text = f"{row['decision_id']}, {row['decision']} by {row['decided_by'] or '?'}"
        console.print(escape(f"  {text}: {row['problem']}"), soft_wrap=True)


def _stake(row: dict[str, Any]) -> str:
    text = f"{row['order_count']:,} orders\n{row['record_count']:,} records"
    if row["amount"] is not None:
        text += f"\n{row['amount']:,.0f} {row['currency'] or ''}".rstrip()
    return text
