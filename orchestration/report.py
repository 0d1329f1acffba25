"""What the command line shows: tables and summaries."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from orchestration.drift import Drift
from orchestration.evaluate import Evaluation, Scores
from orchestration.files import quoted
from orchestration.releases import Release
from orchestration.run import Outcome
from orchestration.source_report import print_sources


def print_outcome(outcome: Outcome, console: Console) -> None:
    """Print what a run made of its input."""
    release = outcome.release
    records, customers = release.rows("one_ids"), release.rows("dim_customers")
    line = f"{records or 0:,} customer records → {customers or 0:,} customers"
    if organisations := release.rows("dim_organisations"):
        line += f" and {organisations:,} organisations"
    if outcome.seconds:
        line += f", in {sum(outcome.seconds.values()):.0f} s"
    console.print(f"\n[bold]{line}[/]")
    console.print(
        f"Release [bold]{release.run_id}[/] is current: {release.path}", soft_wrap=True
    )
    print_sources(release, console)
    print_quarantine(release, console)
    if outcome.pruned:
        console.print(f"Removed old releases: {', '.join(outcome.pruned)}")


def print_drift(parameters: list[Drift], console: Console) -> None:
    """Say when the weights no longer fit the data."""
    for drift in parameters:
        if drift.is_notable:
            console.print(
                f"[yellow]![/] {drift.parameter}: weights still rest on"
                f" {drift.value:,}, as of {drift.fitted_at:%Y-%m-%d}; the data now have"
                f" {drift.measured:,} ({drift.share:+.0%}). See what `oneid preview"
                " --refit` would change, then use `oneid run --refit`."
            )


def print_quarantine(release: Release, console: Console) -> None:
    """Print how many rows were held back, by reason."""
    entry = release.manifest["tables"].get("governance_quarantine")
    if not entry or not entry["rows"]:
        return
    file = quoted(release.path / entry["file"])
    with duckdb.connect() as connection:
        rows = connection.execute(
            "select system, table_name, reason, count(*)"
            f" from read_parquet({file}) group by all order by all"
        ).fetchall()
    table = Table("system", "table", "reason", "rows", title="Held back in quarantine")
    table.columns[3].justify = "right"
    for system, name, reason, count in rows:
        table.add_row(system, name, reason, f"{count:,}")
    console.print(table)


def print_next_steps(release: Release, console: Console) -> None:
    """Print what to look at next."""
    with duckdb.connect() as connection:
        ids = quoted(release.path / "state" / "one_ids.parquet")
        row = connection.execute(
            f"select one_id from read_parquet({ids}) group by one_id"
            " order by count(*) desc, one_id limit 1"
        ).fetchone()
    home = release.path.parents[1]
    default = Path(os.environ.get("ONEID_HOME", "warehouse")).resolve()
    option = "" if home.resolve() == default else f" --home {home}"
    commands = [f"lookup {row[0]}"] if row else []
    commands += ["releases", "export dim_customers --to customers.csv"]
    console.print("\nLook at next:")
    for command in commands:
        line = f"  {_program()} {command}{option}"
        console.print(line, highlight=False, soft_wrap=True)
    serve = release.path / "serve.duckdb"
    console.print(f"  for BI, read-only: {serve}", highlight=False, soft_wrap=True)


def _program() -> str:
    """Return `oneid` as this shell can call it."""
    if shutil.which("oneid"):
        return "oneid"
    called = Path(sys.executable).parent / "oneid"
    here = Path.cwd()
    return str(called.relative_to(here) if called.is_relative_to(here) else called)


def print_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Print how right a release is."""
    scores = Table("", "precision", "recall", "F1", title="Against known truth")
    scores.add_row("pairs", *_figures(evaluation.pairwise))
    scores.add_row("B-cubed", *_figures(evaluation.bcubed))
    console.print(scores)
    console.print(
        f"{evaluation.records:,} records of {evaluation.persons:,} persons and "
        f"organisations in {evaluation.clusters:,} clusters "
        f"({evaluation.id_column}); clusters of more than one person: "
        f"{evaluation.over_merged_clusters:,}; persons in more than "
        f"one cluster: {evaluation.split_persons:,}."
    )
    if evaluation.not_in_release or evaluation.not_in_truth:
        console.print(
            f"Left out of the figures: records only in the truth "
            f"{evaluation.not_in_release:,}, only in the release "
            f"{evaluation.not_in_truth:,}."
        )


def print_channels(evaluation: Evaluation, console: Console) -> None:
    """Print the recall of each channel."""
    table = Table("channel", "records", "true links", "found", "recall")
    for column in table.columns[1:]:
        column.justify = "right"
    for channel in evaluation.channels:
        table.add_row(
            channel.channel,
            f"{channel.records:,}",
            f"{channel.true_links:,}",
            f"{channel.found_links:,}",
            f"{channel.recall:.4f}",
        )
    console.print(table)


def print_releases(
    releases: list[Release], current: str | None, console: Console
) -> None:
    """Print the releases, newest first."""
    table = Table("", "release", "as of", "records", "customers", "landing")
    # Other commands ask for the whole id.
    table.columns[1].no_wrap = True
    for release in reversed(releases):
        manifest = release.manifest
        table.add_row(
            "→" if release.run_id == current else "",
            release.run_id,
            manifest["as_of"],
            _count(release.rows("one_ids")),
            _count(release.rows("dim_customers")),
            manifest["landing"],
        )
    console.print(table)


def print_customer(found: dict[str, Any], console: Console) -> None:
    """Print one customer and the records it is made of."""
    console.print(f"\n[bold]Customer {found['one_id']}[/]", soft_wrap=True)
    if found["former_id"]:
        console.print(f"The id {found['former_id']} went up in it.", soft_wrap=True)
    details = Table(show_header=False)
    for name, value in found["customer"].items():
        if value is not None and name != "one_id":
            details.add_row(name, escape(str(value)))
    console.print(details)
    records = Table("record", "channel", "attached by", "weight", "first seen")
    records.columns[0].overflow = "fold"
    for record in found["records"]:
        records.add_row(
            escape(record["record_id"]),
            escape(record["channel"] or ""),
            record["match_rule"] or "(first record)",
            "" if record["match_weight"] is None else str(record["match_weight"]),
            str(record["first_seen_at"] or "")[:10],
        )
    console.print(records)
    channels = sorted({record["channel"] or "?" for record in found["records"]})
    names = escape(", ".join(channels))
    console.print(f"Records: {len(found['records'])}; channels: {names}")


def print_past(found: dict[str, Any], console: Console) -> None:
    """Print the customers of a past moment, and where their records are now."""
    for customer in found["customers"]:
        is_strict = customer["id_level"] == "strict"
        head = f"{'Strict customer' if is_strict else 'Customer'} {customer['id']}"
        console.print(f"\n[bold]{head}[/] as of {found['as_of']}", soft_wrap=True)
        now = customer["called_now"]
        if now == customer["id"]:
            console.print("The id is still in use.")
        elif now:
            console.print(f"The id went up in [bold]{now}[/].", soft_wrap=True)
        else:
            console.print("The id is no longer in use: its records are gone.")
        records = Table("record", "its customer now")
        records.columns[0].overflow = "fold"
        for record in customer["records"]:
            records.add_row(escape(record["record_id"]), record["id_now"] or "(gone)")
        console.print(records)


def _figures(scores: Scores) -> tuple[str, str, str]:
    return f"{scores.precision:.4f}", f"{scores.recall:.4f}", f"{scores.f1:.4f}"


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"
