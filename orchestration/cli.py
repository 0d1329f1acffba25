"""The `oneid` command line: what the user types, and nothing else."""

import json
import os
import signal
import sys
import traceback
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from typer.core import TyperGroup

from orchestration import audit as audits
from orchestration import (
    batches,
    check_report,
    check_source,
    drift,
    evaluate,
    explain_report,
    export,
    fit_clv,
    fit_clv_report,
    fit_report,
    fit_weights,
    lookup,
    preview,
    preview_report,
    pull_report,
    quality,
    quality_report,
    releases,
    report,
    review,
    review_report,
    sample,
)
from orchestration import explain as explanations
from orchestration import landing as landing_
from orchestration import pull as pulls
from orchestration import run as pipeline
from orchestration.errors import OneIdError
from orchestration.exports.sources import ExportSource, read_sources, source_of
from orchestration.landing_report import print_landed
from orchestration.lock import locked
from orchestration.pulls.connections import chosen, read_connections
from orchestration.run import Keep
from orchestration.settings import LANDINGS, Settings

DEMO_TRUTH = Path("benchmarks") / "truth" / "demo_truth.csv"

console = Console(emoji=False)
errors = Console(stderr=True, soft_wrap=True, highlight=False, emoji=False)


class _Commands(TyperGroup):
    """Turn every error into one readable message and an exit code."""

    def invoke(self, ctx: typer.Context) -> Any:
        """Run a command; show a stack trace only to those who ask for it."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, typer.Abort):
            errors.print("Interrupted. Nothing was published.")
            raise SystemExit(130) from None
        except BrokenPipeError:
            # The reader (`| head`) has seen enough; nothing more may be flushed.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(1) from None
        except Exception as error:
            # A wrong option or a plain exit: typer knows what to show.
            if hasattr(error, "exit_code"):
                raise
            if ctx.params.get("debug"):
                traceback.print_exc()
            errors.print(_sentence(error), markup=False)
            raise SystemExit(getattr(error, "exit_status", 1)) from None


def _sentence(error: Exception) -> str:
    if isinstance(error, OneIdError):
        return str(error)
    if isinstance(error, OSError) and error.filename and error.strerror:
        return (
            f"Cannot use {error.filename}: {error.strerror}. See who owns it, and "
            "whether its disk is full or can only be read."
        )
    kind = type(error).__name__
    return (
        f"Unexpected {kind}: {error}\n"
        "Run the same command with `oneid --debug …` to see where it arose."
    )


app = typer.Typer(
    cls=_Commands,
    help="Raw exports of every channel in, one customer dimension out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

LandingMode = StrEnum("LandingMode", {name: name for name in LANDINGS})
IdColumn = StrEnum("IdColumn", {n: n for n in ("one_id", "strict_one_id")})

Home = Annotated[
    Path | None,
    typer.Option(help="Where builds and releases live [dim](ONEID_HOME)[/]."),
]
LandingDir = Annotated[
    Path | None,
    typer.Option(help="Where the input files lie [dim](ONEID_LANDING)[/]."),
]
Mode = Annotated[
    LandingMode | None,
    typer.Option(
        "--landing", help="Where raw data come from [dim](ONEID_LANDING_MODE)[/]."
    ),
]
Systems = Annotated[
    str | None,
    typer.Option(help="Systems in use, by comma; all if left out [dim](ONEID_SYSTEMS)"),
]
AsOf = Annotated[
    str | None,
    typer.Option(help="The moment the data speak of, in UTC; now if left out."),
]
KeepReleases = Annotated[
    int, typer.Option("--keep", min=1, help="Keep at least this many releases.")
]
KeepDays = Annotated[
    int, typer.Option(min=0, help="Keep every release younger than this many days.")
]
Refit = Annotated[
    bool,
    typer.Option(
        "--refit",
        help="Take the number of customers and the frequency of values anew from the "
        "data; else those of the last release stay.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ReleaseId = Annotated[
    str | None, typer.Option("--release", help="A release; the current if left out.")
]


@app.callback()
def main(
    debug: Annotated[
        bool, typer.Option(help="Show the stack trace of an error.")
    ] = False,
) -> None:
    """Raw exports of every channel in, one customer dimension out."""
    # What `kill` and a stopping container send must end a run as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@app.command()
def run(
    landing: Mode = None,
    systems: Systems = None,
    as_of: AsOf = None,
    home: Home = None,
    landing_dir: LandingDir = None,
    refit: Refit = False,
    keep: KeepReleases = 10,
    keep_days: KeepDays = 7,
) -> None:
    """Land, build, audit and publish: the whole way from raw data to a release.

    [bold]Examples[/]

    oneid run

    oneid run --landing files --systems youzan,pos --home /data/oneid
    """
    settings = _settings(home, landing_dir, landing, systems, as_of)
    settings = replace(settings, refit=refit)
    outcome = pipeline.run(settings, Keep(keep, keep_days), console)
    report.print_outcome(outcome, console)
    report.print_drift(drift.drift(settings, outcome.release), console)
    truth = settings.project_dir / DEMO_TRUTH
    if settings.landing == "seeds" and truth.exists():
        result = evaluate.evaluate(outcome.release, truth)
        report.print_evaluation(result, console)
    report.print_next_steps(outcome.release, console)


@app.command()
def land(
    system: Annotated[str | None, typer.Argument(help="The system.")] = None,
    table: Annotated[str | None, typer.Argument(help="Its table.")] = None,
    files: Annotated[list[Path] | None, typer.Argument(help="Exported files.")] = None,
    accept: Annotated[
        str | None,
        typer.Option(
            metavar="SYSTEM", help="Take in what is held back of a system as it is."
        ),
    ] = None,
    systems: Systems = None,
    landing_dir: LandingDir = None,
    home: Home = None,
) -> None:
    """Land exports as people send them, and check what lies in the landing folder.

    With a system, a table and files: turns CSV in any encoding, workbooks, JSON,
    folders and zip archives of them into Parquet batches of text, each only once.
    Lines that cannot be read go to landing/rejected/ with the reason.

    Without arguments: lands what landing/sources.yml names, then takes stock of
    every file, says what is wrong with it and lists new files in manifest.jsonl.

    A batch that lacks a column which earlier ones have, or holds something else in
    it, is held back: the good batches before it are used until it is accepted.

    [bold]Examples[/]

    oneid land --systems youzan

    oneid land --accept youzan

    oneid land generic customers ~/Downloads/会员资料.xlsx
    """
    settings = _settings(home, landing_dir, LandingMode.files, systems, None)
    if system and not (table and files):
        raise typer.BadParameter("Name a system, a table and at least one file.")
    if system and accept:
        raise typer.BadParameter("Land files or accept a system, one after the other.")
    settings.make_home()
    with locked(settings.home, "land"):
        if accept:
            _accept(settings, accept)
            return
        sources = read_sources(settings.landing_dir)
        if system:
            _land(settings, source_of(sources, system, table or ""), files or [])
            return
        # A daily file that is not there today holds no other source back.
        refused = []
        for source in sources:
            try:
                _land(settings, source, source.paths(settings.landing_dir))
            except OneIdError as error:
                refused.append(str(error))
        stock = landing_.land(settings, console)
        console.print(
            f"{len(stock.batches)} files with {stock.rows:,} rows; "
            f"{len(stock.fresh)} of them new in {landing_.MANIFEST}"
        )
        if refused:
            raise OneIdError("\n".join(refused))


def _accept(settings: Settings, system: str) -> None:
    if system not in settings.known_systems:
        raise typer.BadParameter(
            f"Unknown system {system}; known systems are "
            f"{', '.join(settings.known_systems)}."
        )
    taken = landing_.accept(settings, system)
    for batch in taken:
        console.print(f"{batch.file}: {batch.rows:,} rows taken in", highlight=False)
    if not taken:
        console.print(f"Nothing of {system} is held back.")


def _land(settings: Settings, source: ExportSource, files: list[Path]) -> None:
    with console.status("reading") as status:
        landed = batches.land_files(
            settings, source, files, lambda name: status.update(escape(name))
        )
    rejected = settings.landing_dir / landing_.REJECTED / source.system / source.table
    print_landed(landed, rejected, console)
    if landed.errors:
        raise OneIdError("\n".join(landed.errors))


@app.command("check-source")
def check_sample(
    system: Annotated[str, typer.Argument(help="The system.")],
    table: Annotated[str, typer.Argument(help="Its table.")],
    files: Annotated[list[Path], typer.Argument(help="A sample of its exports.")],
    landing_dir: LandingDir = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Try a sample export before its source goes live; nothing is kept of it.

    Tells the encoding, which columns were matched, how many identifiers are valid,
    which rows are duplicates, and what would be held back and why. Ends with 1
    when the source cannot go live like this.

    [bold]Example[/]

    oneid check-source youzan customers ~/Downloads/客户.csv
    """
    settings = _settings(home, landing_dir, LandingMode.files, None, None)
    source = source_of(read_sources(settings.landing_dir), system, table)
    progress = errors if as_json else console
    found = check_source.check_source(settings, source, files, progress)
    if as_json:
        _print_json(found.as_rows())
    else:
        check_report.print_check(found, console)
    if found.errors:
        raise typer.Exit(1)


@app.command()
def pull(
    connections: Annotated[
        list[str] | None,
        typer.Argument(help="Connections by name; all of them if left out."),
    ] = None,
    table: Annotated[
        list[str] | None, typer.Option(help="Only this table; may be given again.")
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Start over: pull everything again.")
    ] = False,
    landing_dir: LandingDir = None,
    home: Home = None,
) -> None:
    """Pull from the databases and APIs that landing/connections.yml declares.

    What is new since the last pull becomes batches in the landing folder, as
    [bold]oneid land[/] makes them. A pull that was stopped goes on where it was:
    no row is lost, none lands twice.

    [bold]Examples[/]

    oneid pull

    oneid pull pos_db --table tickets --full
    """
    settings = _settings(home, landing_dir, LandingMode.files, None, None)
    declared = chosen(read_connections(settings.landing_dir), connections or [])
    pulls.require_tables(declared, table or [])
    settings.make_home()
    with locked(settings.home, "pull"), console.status("pulling") as status:
        outcome = pulls.pull(
            settings,
            declared,
            full=full,
            tables=tuple(table or ()),
            tell=lambda said: status.update(escape(said)),
        )
    pull_report.print_outcome(outcome, console)
    if outcome.errors:
        raise OneIdError("\n".join(outcome.errors))


@app.command("fit-weights")
def fit(
    write: Annotated[
        bool, typer.Option("--write", help="Write the new weights into the seed.")
    ] = False,
    least_pairs: Annotated[
        int,
        typer.Option(min=1, help="Keep the weight of a level of fewer pairs."),
    ] = 30,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Fit the weights of comparisons to the last build, without labels.

    What one customer's records say is counted on pairs that are surely one by
    everything else, what chance says on random pairs. Shows old weights beside
    new ones and how many pairs would pass which bar; changes nothing unless told.

    [bold]Examples[/]

    oneid fit-weights

    oneid fit-weights --write && oneid preview
    """
    settings = _settings(home, None, None, None, None)
    progress = errors if as_json else console
    fitted = fit_weights.fit(settings, progress, least_pairs=least_pairs)
    written = fit_weights.write(settings, fitted) if write else None
    if as_json:
        _print_json(fitted.as_rows())
    else:
        fit_report.print_fit(fitted, written, console)


@app.command("fit-clv")
def fit_customer_value(
    write: Annotated[
        bool, typer.Option("--write", help="Write the new parameters into the seed.")
    ] = False,
    held_out_days: Annotated[
        int,
        typer.Option(min=1, help="Days at the end that are foretold to compare."),
    ] = fit_clv.Limits.held_out_days,
    least_repeaters: Annotated[
        int,
        typer.Option(min=1, help="Customers that must have bought more than once."),
    ] = fit_clv.Limits.least_repeaters,
    release: ReleaseId = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Fit P(alive), expected orders and CLV to the purchases of a release.

    Shows the parameters in use beside those that fit (BG/NBD for orders, Gamma-Gamma
    for money), and how a fit without the last days foretells what happened in them;
    changes nothing unless told.

    [bold]Examples[/]

    oneid fit-clv

    oneid fit-clv --held-out-days 90 --write
    """
    settings, chosen = _release(home, release)
    limits = fit_clv.Limits(held_out_days, least_repeaters)
    fitted = fit_clv.fit(settings, chosen, limits)
    written = fit_clv.write(settings, fitted) if write else None
    if as_json:
        _print_json(fitted.as_rows())
    else:
        fit_clv_report.print_fit(fitted, written, console)


@app.command("preview")
def preview_release(
    landing: Mode = None,
    systems: Systems = None,
    as_of: AsOf = None,
    refit: Refit = False,
    home: Home = None,
    landing_dir: LandingDir = None,
    id_column: Annotated[
        IdColumn, typer.Option("--id", help="Whose cases to list.")
    ] = IdColumn.one_id,
    limit: Annotated[int, typer.Option(min=1, help="Cases of each kind.")] = 10,
    build: Annotated[
        bool, typer.Option(help="Build first, or take the last build as it is.")
    ] = True,
    clear: Annotated[
        bool, typer.Option(help="Show names in clear; the audit log tells it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show who would merge, split and move, before a run publishes it.

    Builds privately up to the ids, with all data and decisions that are there,
    and compares with the last release. Nothing that anybody reads is touched.

    [bold]Examples[/]

    oneid preview

    oneid preview --landing files --limit 3

    oneid preview --no-build --id strict_one_id
    """
    settings = _settings(home, landing_dir, landing, systems, as_of)
    found = preview.preview(
        replace(settings, refit=refit),
        # What is told on the way must not get into the JSON.
        errors if as_json else console,
        id_column=id_column.value,
        limit=limit,
        build=build,
        clear=clear,
    )
    if as_json:
        _print_json(found)
    else:
        preview_report.print_preview(found, console)


@app.command()
def audit(
    landing: Mode = None,
    systems: Systems = None,
    home: Home = None,
    landing_dir: LandingDir = None,
) -> None:
    """Run the gates on the private build database.

    [bold]Example[/]

    oneid audit
    """
    settings = _settings(home, landing_dir, landing, systems, None)
    settings.make_home()
    with locked(settings.home, "audit"):
        for result in audits.audit(settings):
            shown = f": {result.report}" if result.report else ""
            console.print(f"[green]✓[/] {result.gate} gate passed{shown}")


@app.command()
def publish(
    home: Home = None, keep: KeepReleases = 10, keep_days: KeepDays = 7
) -> None:
    """Audit and publish what the last whole `dbt build` made.

    [bold]Example[/]

    dbt build && oneid publish
    """
    settings = _settings(home, None, None, None, None)
    outcome = pipeline.publish(settings, Keep(keep, keep_days))
    report.print_outcome(outcome, console)


@app.command("releases")
def list_releases(home: Home = None, as_json: AsJson = False) -> None:
    """List the releases; an arrow marks the current one.

    [bold]Example[/]

    oneid releases
    """
    settings = _settings(home, None, None, None, None)
    found = releases.all_releases(settings.releases_dir)
    current = releases.current_id(settings.releases_dir)
    if as_json:
        _print_json({"current": current, "releases": [r.manifest for r in found]})
    elif found:
        report.print_releases(found, current, console)
    else:
        console.print(f"No release in {settings.releases_dir} yet: use `oneid run`.")


@app.command()
def rollback(
    run_id: Annotated[str, typer.Argument(help="A release that `releases` lists.")],
    home: Home = None,
) -> None:
    """Make an earlier release the current one, for every reader at once.

    [bold]Example[/]

    oneid rollback 20260101T020000Z-3f2a
    """
    settings = _settings(home, None, None, None, None)
    before = pipeline.rollback(settings, run_id)
    console.print(f"{run_id} is current; before it was {before or 'none'}.")


@app.command("lookup")
def look_up(
    wanted: Annotated[str, typer.Argument(help="A one_id, a record_id or a phone.")],
    as_of: Annotated[
        str | None,
        typer.Option(metavar="TIME|RUN", help="Whose it was then, and what it is now."),
    ] = None,
    release: ReleaseId = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show a customer and all its records.

    [bold]Examples[/]

    oneid lookup pos:3939:1001

    oneid lookup "138 1234 5678"

    oneid lookup pos:3939:1001 --as-of "2026-01-31 23:59:59"
    """
    settings, chosen = _release(home, release)
    if as_of:
        past = lookup.lookup_as_of(settings, chosen, wanted, as_of.strip())
        if as_json:
            _print_json(past)
        else:
            report.print_past(past, console)
        return
    found = lookup.lookup(settings, chosen, wanted)
    if as_json:
        _print_json(found)
        return
    for customer in found:
        report.print_customer(customer, console)


@app.command()
def explain(
    wanted: Annotated[
        str, typer.Argument(help="A customer, or the first of two records.")
    ],
    other: Annotated[
        str | None, typer.Argument(help="The second record; ids or record_keys.")
    ] = None,
    clear: Annotated[
        bool, typer.Option(help="Show values in clear; the audit log tells it.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option(help="Show the evidence of every link of a chain.")
    ] = False,
    release: ReleaseId = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show why two records are one customer or two, or what holds a customer.

    [bold]Examples[/]

    oneid explain pos:3939:1001 youzan:41500211:8899

    oneid explain c97fe757b2ff0806538a7b517 --verbose
    """
    settings, chosen = _release(home, release)
    found = explanations.explain(
        settings, chosen, wanted, other, clear=clear, verbose=verbose or as_json
    )
    if as_json:
        _print_json(found)
    elif other:
        explain_report.print_pair(found, console, verbose=verbose)
    else:
        explain_report.print_customer_chain(found, console, verbose=verbose)


@app.command("export")
def export_table(
    table: Annotated[str, typer.Argument(help="A table of the release.")],
    to: Annotated[Path, typer.Option(help="The file: .csv or .parquet.")],
    release: ReleaseId = None,
    home: Home = None,
) -> None:
    """Write a released table to a file; the audit log keeps a record of it.

    [bold]Examples[/]

    oneid export dim_customers --to customers.parquet

    oneid export customer_contacts --to contacts.csv
    """
    settings, chosen = _release(home, release)
    rows = export.export(settings, chosen, table, to)
    console.print(f"{to}: {rows:,} rows of {table}, release {chosen.run_id}")


@app.command("evaluate")
def evaluate_release(
    truth: Annotated[Path, typer.Option(help="CSV with record_id and person_id.")],
    id_column: Annotated[
        IdColumn, typer.Option("--id", help="Which id to judge.")
    ] = IdColumn.one_id,
    release: ReleaseId = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Measure a release against known truth.

    [bold]Example[/]

    oneid evaluate --truth benchmarks/truth/demo_truth.csv --id strict_one_id
    """
    _, chosen = _release(home, release)
    result = evaluate.evaluate(chosen, truth, id_column.value)
    if as_json:
        _print_json(result.as_dict())
        return
    report.print_evaluation(result, console)
    report.print_channels(result, console)


reviews = typer.Typer()
app.add_typer(reviews, name="review")


@reviews.callback(invoke_without_command=True)
def review_queue(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 20,
    release: ReleaseId = None,
    home: Home = None,
    landing_dir: LandingDir = None,
    as_json: AsJson = False,
) -> None:
    """List pairs that were nearly linked, or cut, those with most at stake first.

    [bold]Examples[/]

    oneid review --limit 5

    oneid review decide 3 7 --apart --by "Li Na" --reason "father and son"
    """
    if context.invoked_subcommand:
        return
    _, chosen = _release(home, release)
    settings = _settings(home, landing_dir, None, None, None)
    found = review.queue(settings, chosen, limit)
    if as_json:
        _print_json(found)
    else:
        review_report.print_queue(found, console)


@reviews.command("decide")
def decide_pairs(
    pairs: Annotated[
        list[str],
        typer.Argument(help='Numbers in the queue, or "RECORD RECORD" in quotes.'),
    ],
    by: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    link: Annotated[bool, typer.Option("--link", help="One customer.")] = False,
    apart: Annotated[bool, typer.Option("--apart", help="Two customers.")] = False,
    release: ReleaseId = None,
    home: Home = None,
    landing_dir: LandingDir = None,
) -> None:
    """Decide pairs: a batch in the landing folder, which the next run obeys.

    [bold]Examples[/]

    oneid review decide 1 --link --by "Li Na" --reason "confirmed by phone"

    oneid review decide "pos:3939:1001 youzan:41500211:8899" --apart --by "Li Na"
    --reason "mother and daughter"
    """
    if link == apart:
        raise typer.BadParameter("Give one of --link and --apart.")
    _, chosen = _release(home, release)
    settings = _settings(home, landing_dir, None, None, None)
    decision = review.LINK if link else review.APART
    path, decided = review.decide(settings, chosen, pairs, decision, by, reason)
    for one in decided:
        line = f"{one.decision_id}: {one.decision} {one.record_id_a} {one.record_id_b}"
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(
        f"{path}: {len(decided)} decisions; the next run obeys them, and "
        "`oneid preview` tells what they would change."
    )


@app.command("sample")
def sample_pairs(
    size: Annotated[
        int | None, typer.Option("--for-review", min=1, help="How many pairs to draw.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="The new label file (.csv).")] = None,
    seed: Annotated[int, typer.Option(help="Another number draws others.")] = 1,
    score: Annotated[Path | None, typer.Option(help="A file with labels.")] = None,
    release: ReleaseId = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Draw pairs for people to label, or tell precision from their labels.

    [bold]Examples[/]

    oneid sample --for-review 200 --to labels.csv

    oneid sample --score labels.csv
    """
    if (score is None) == (size is None or to is None):
        raise typer.BadParameter("Give --for-review and --to, or --score alone.")
    if score:
        scored = sample.score(score)
        if as_json:
            _print_json(scored)
        else:
            quality_report.print_scores(scored, console)
        return
    settings, chosen = _release(home, release)
    drawn = sample.draw(settings, chosen, size or 0, seed, to or Path())
    if as_json:
        _print_json(drawn)
    else:
        quality_report.print_sample(drawn, to or Path(), console)


@app.command("quality")
def show_quality(
    release: ReleaseId = None, home: Home = None, as_json: AsJson = False
) -> None:
    """Show how a release matches, beside the release before; needs no truth.

    [bold]Example[/]

    oneid quality
    """
    settings, chosen = _release(home, release)
    found = quality.quality(settings, chosen)
    if as_json:
        _print_json(found)
    else:
        quality_report.print_quality(found, console)


def _settings(
    home: Path | None,
    landing_dir: Path | None,
    landing: LandingMode | None,
    systems: str | None,
    as_of: str | None,
) -> Settings:
    return Settings.load(
        home=home,
        landing_dir=landing_dir,
        landing=landing.value if landing else None,
        systems=systems,
        as_of=as_of,
    )


def _release(
    home: Path | None, run_id: str | None
) -> tuple[Settings, releases.Release]:
    settings = _settings(home, None, None, None, None)
    if run_id:
        return settings, releases.find(settings.releases_dir, run_id)
    return settings, releases.current(settings.releases_dir)


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


if __name__ == "__main__":
    app()
