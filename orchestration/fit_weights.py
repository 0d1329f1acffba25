"""Fit the weights of comparisons to the data at hand, without labels."""

import csv
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console

from orchestration.database import build_database
from orchestration.dbt import run_dbt
from orchestration.errors import OneIdError
from orchestration.lock import locked
from orchestration.manifest import read_models
from orchestration.settings import Settings

SEED = Path("seeds") / "reference" / "comparison_weights.csv"
LEVELS = ("strict", "standard", "none")


@dataclass(frozen=True)
class Weight:
    """A row of comparison_weights, and what the data say of it."""

    comparison: str
    level: str
    weight_millibits: int
    fitted_millibits: int
    sure_pairs: int
    random_pairs: int
    kept_because: str | None


@dataclass(frozen=True)
class Fit:
    """Old weights beside new ones, and what the new ones would change."""

    weights: list[Weight]
    # How many compared pairs reach which level of ids, by weights in use and new.
    pairs: dict[tuple[str, str], int]

    @property
    def changed(self) -> list[Weight]:
        """The rows whose weight the data would change."""
        return [w for w in self.weights if w.fitted_millibits != w.weight_millibits]

    def as_rows(self) -> dict[str, Any]:
        """Return all of it for JSON."""
        return {
            "weights": [asdict(weight) for weight in self.weights],
            "pairs": [
                {"id_level": old, "fitted_id_level": new, "pairs": count}
                for (old, new), count in sorted(self.pairs.items())
            ],
        }


def fit(settings: Settings, console: Console, *, least_pairs: int = 30) -> Fit:
    """Fit to the pairs of the last build, which must be there.

    Raises:
        OneIdError: when there is no build database, or the build fails.

    """
    settings.make_home()
    with locked(settings.home, "fit-weights") as lock:
        settings = Settings.of_last_build(settings)
        # Artifacts of its own: what the last build left behind stays to publish.
        fitting = replace(
            settings,
            artifacts="fit-weights",
            extra_vars={"fit_weights": True, "least_pairs": least_pairs},
        )
        arguments = ["build", "--select", "path:models/matching/fitting"]
        run_dbt(fitting, arguments, console=console, label="fit", lock=lock)
        models = read_models(fitting)
        with build_database(settings) as connection:
            weights = connection.execute(
                "select comparison, level, weight_millibits, fitted_millibits,"
                " sure_pairs, random_pairs, kept_because"
                f" from {models['int_matching__fitted_weights'].relation}"
                " order by comparison, level"
            ).fetchall()
            pairs = connection.execute(
                "select id_level, fitted_id_level, pairs"
                f" from {models['int_matching__fitted_effect'].relation}"
            ).fetchall()
    return Fit([Weight(*row) for row in weights], {(a, b): n for a, b, n in pairs})


def write(settings: Settings, fitted: Fit) -> Path:
    """Write the fitted weights into the seed, leaving all else as it is."""
    path = settings.project_dir / SEED
    new = {(w.comparison, w.level): w.fitted_millibits for w in fitted.changed}
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    at = header.index("weight_millibits")
    for row in rows:
        row[at] = str(new.get((row[0], row[1]), row[at]))
    if not os.access(path, os.W_OK):
        raise OneIdError(f"{path} cannot be written to.")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return path
