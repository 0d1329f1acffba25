"""What `oneid check-source` prints."""

from functools import partial

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from orchestration.check_source import Check


def print_check(check: Check, console: Console) -> None:
    """Print how a sample was read, what its columns hold, and the verdict."""
    say = partial(console.print, highlight=False, soft_wrap=True)
    for file in check.files:
        encoding = f", read as {file['encoding']}" if file["encoding"] else ""
        say(f"[bold]{escape(file['file'])}[/]{encoding}")
    for note in check.notes:
        say(f"  [yellow]![/] {escape(note)}")
    if check.landed_rows:
        _print_columns(check, console)
        _print_values(check, console)
        _print_rows(check, console)
    for line in check.rejected:
        say(
            f"  rejected: line {line.get('line')}: {escape(str(line.get('reason')))}",
        )
    for sentence in check.warnings:
        say(f"[yellow]Look at:[/] {escape(sentence)}.")
    for sentence in check.errors:
        say(f"[red]Not ready:[/] {escape(sentence.rstrip('.'))}.")
    if not check.errors:
        say(f"[green]Ready[/] to land as {check.system}/{check.table}.")


def _print_columns(check: Check, console: Console) -> None:
    table = Table(title="Columns", title_justify="left", box=None, pad_edge=False)
    for name in ("column", "holds", "is", "filled"):
        table.add_column(name, justify="right" if name == "filled" else "left")
    for column in check.columns:
        role = "key" if column["is_key"] else column["holds"] or ""
        rate = column["fill_rate"]
        filled = "" if rate is None else f"{rate:.1%}"
        table.add_row(escape(column["column"]), role, column["kind"], filled)
    for name in check.missing_columns:
        table.add_row(f"[dim]{escape(name)}[/]", "", "[dim]not in the export[/]", "")
    for name in check.unknown_columns:
        table.add_row(escape(name), "", "[yellow]not declared: goes to extra[/]", "")
    console.print(table)


def _print_values(check: Check, console: Console) -> None:
    if not check.values:
        return
    table = Table(title="Values", title_justify="left", box=None, pad_edge=False)
    table.add_column("field")
    table.add_column("what they are")
    for value in check.values:
        statuses = [f"{n:,} {status}" for status, n in value["statuses"].items()]
        table.add_row(escape(value["field"]), ", ".join(statuses))
    console.print(table)


def _print_rows(check: Check, console: Console) -> None:
    table = Table(title="Rows", title_justify="left", box=None, pad_edge=False)
    table.add_column("rows", justify="right")
    table.add_column("")
    table.add_row(f"{check.landed_rows:,}", "landed")
    table.add_row(f"{check.kept_rows:,}", "would be kept")
    table.add_row(f"{check.duplicate_rows:,}", "are older versions of another row")
    for held in check.quarantine:
        rows = ", ".join(str(row) for row in held["examples"])
        table.add_row(
            f"{held['rows']:,}",
            f"would be held back: {escape(held['reason'])} (row {rows})",
        )
    if check.rejected_lines:
        table.add_row(f"{check.rejected_lines:,}", "lines cannot be read")
    console.print(table)
