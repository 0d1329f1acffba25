"""The report of a gate: one HTML file that needs nothing but a browser."""

from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from expectations.engine import Finding
from expectations.measures import FEWEST_BAD_ROWS, SMALLEST_BASIS
from orchestration.files import write_durably
from orchestration.settings import Settings

_TITLES = {
    "landing": "Landing gate",
    "marts": "Marts gate",
}
_QUESTIONS = {
    "landing": "Is what came in worth building on?",
    "marts": "Are the customers that came out plausible?",
}


def write_report(gate: str, findings: list[Finding], settings: Settings) -> Path:
    """Write the report of a gate and return where it is."""
    folder = settings.home / "reports"
    folder.mkdir(exist_ok=True)
    path = folder / f"{gate}.html"
    write_durably(path, render(gate, findings, settings, datetime.now(UTC)))
    return path


def render(
    gate: str, findings: list[Finding], settings: Settings, moment: datetime
) -> str:
    """Return the report as HTML, failed expectations first."""
    environment = Environment(
        loader=PackageLoader("expectations", "."),
        # Subjects hold names from the data: everything is escaped.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.jinja").render(
        title=_TITLES[gate],
        question=_QUESTIONS[gate],
        findings=sorted(findings, key=lambda finding: finding.passed),
        failed=[finding for finding in findings if not finding.passed],
        smallest_basis=SMALLEST_BASIS,
        fewest_bad_rows=FEWEST_BAD_ROWS,
        measures=sum(len(finding.measures) for finding in findings),
        facts={
            "Data up to": f"{settings.effective_as_of} UTC",
            "Landing": settings.landing,
            "Systems": ", ".join(settings.chosen_systems),
            "Checked at": f"{moment:%Y-%m-%d %H:%M:%S} UTC",
        },
    )
