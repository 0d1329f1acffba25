"""What a run depends on: flags first, the environment next, then the defaults."""

import json
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import yaml

from orchestration.errors import OneIdError, UsageError

LANDINGS = ("seeds", "files", "warehouse")
# The demo speaks of one fixed day, so that it gives the same bytes for ever.
DEMO_AS_OF = "2026-01-01 00:00:00"
_TIMESTAMP = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True)
class Settings:
    """One run's settings, the same for the command line and for Dagster."""

    project_dir: Path
    home: Path
    landing_dir: Path
    landing: str = "seeds"
    systems: tuple[str, ...] = ()
    as_of: str | None = None
    generic_timezone: str | None = None
    refit: bool = False
    # A side task's own variables, and its own folder of dbt's artifacts.
    extra_vars: dict[str, Any] = field(default_factory=dict)
    artifacts: str = ""

    @classmethod
    def load(
        cls,
        *,
        home: Path | None = None,
        landing_dir: Path | None = None,
        landing: str | None = None,
        systems: str | None = None,
        as_of: str | None = None,
    ) -> "Settings":
        """Read the settings; a flag that is None falls back to the environment."""
        given = os.environ.get("DBT_PROJECT_DIR")
        root = Path(given).absolute() if given else Path(__file__).resolve().parents[1]
        settings = cls(
            project_dir=root,
            home=_absolute(home) or _folder_from(root, "ONEID_HOME", "warehouse"),
            landing_dir=_absolute(landing_dir)
            or _folder_from(root, "ONEID_LANDING", "landing"),
            landing=landing or os.environ.get("ONEID_LANDING_MODE") or "seeds",
            systems=_names(systems or os.environ.get("ONEID_SYSTEMS") or ""),
            as_of=utc_text(as_of or os.environ.get("ONEID_AS_OF")),
            generic_timezone=os.environ.get("ONEID_GENERIC_TIMEZONE") or None,
        )
        settings._check()
        return settings

    @classmethod
    def of_last_build(cls, base: "Settings") -> "Settings":
        """Return `base` with the variables that the last dbt build was given."""
        path = base.target_dir / "run_results.json"
        try:
            given = json.loads(path.read_text(encoding="utf-8"))["args"]["vars"]
        except (OSError, ValueError, KeyError) as error:
            raise OneIdError(
                f"No finished build is recorded in {path}: use `oneid run`."
            ) from error
        return replace(
            base,
            landing=given.get("landing", "seeds"),
            systems=tuple(given.get("systems", ())),
            as_of=utc_text(given.get("as_of")),
            generic_timezone=given.get("generic_timezone"),
            refit=given.get("refit", False),
        )

    @cached_property
    def known_systems(self) -> tuple[str, ...]:
        """The systems in the catalogue of dbt_project.yml."""
        return tuple(self._project_vars.get("catalogue", {}))

    @property
    def business_timezone(self) -> str:
        """The time zone whose days the marts count in."""
        return self._project_vars["business_timezone"]

    @property
    def chosen_systems(self) -> tuple[str, ...]:
        """The systems of this run, in the order of the catalogue."""
        # What stewards decided always counts, as the macro systems() says too.
        return tuple(
            system
            for system in self.known_systems
            if not self.systems or system in (*self.systems, "steward")
        )

    @property
    def effective_as_of(self) -> str:
        """The moment the run speaks of, as it goes into the release's manifest."""
        return self.as_of or DEMO_AS_OF

    @property
    def build_path(self) -> Path:
        """The private database that dbt builds."""
        return self.home / "build.duckdb"

    @property
    def restricted_path(self) -> Path:
        """The encrypted half of the private database."""
        return self.home / "restricted.duckdb"

    @property
    def releases_dir(self) -> Path:
        """Where releases and the pointer to the current one live."""
        return self.home / "releases"

    @property
    def target_dir(self) -> Path:
        """Where dbt leaves its artifacts."""
        return self._dbt_folder("DBT_TARGET_PATH", "target") / self.artifacts

    @property
    def log_dir(self) -> Path:
        """Where dbt leaves its log."""
        return self._dbt_folder("DBT_LOG_PATH", "logs")

    def at_the_clock(self) -> "Settings":
        """Fix `as_of`: the demo keeps its day, everything else reads the clock."""
        if self.as_of or self.landing == "seeds":
            return self
        return replace(self, as_of=datetime.now(UTC).strftime(_TIMESTAMP))

    def dbt_vars(self) -> dict[str, Any]:
        """Return the `--vars` of every dbt call; what is default stays away.

        Nothing but the difference is passed, so that the demo shares its
        partial parse with plain `dbt build`.
        """
        given: dict[str, Any] = {}
        if self.landing != "seeds":
            given["landing"] = self.landing
        if self.systems:
            given["systems"] = list(self.systems)
        if self.as_of:
            given["as_of"] = self.as_of
        if self.generic_timezone:
            given["generic_timezone"] = self.generic_timezone
        if self.refit:
            given["refit"] = True
        given.update(self.extra_vars)
        return given

    def environment(self) -> dict[str, str]:
        """Return the environment of every dbt call."""
        return {
            **os.environ,
            "ONEID_HOME": str(self.home),
            "ONEID_LANDING": str(self.landing_dir),
            "DBT_PROJECT_DIR": str(self.project_dir),
            **({"DBT_TARGET_PATH": str(self.target_dir)} if self.artifacts else {}),
            "DBT_PROFILES_DIR": os.environ.get("DBT_PROFILES_DIR")
            or str(self.project_dir),
        }

    def make_home(self) -> None:
        """Make ONEID_HOME, or say that it cannot be used."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OneIdError(_unusable(self.home, error.strerror)) from error
        if not os.access(self.home, os.W_OK | os.X_OK):
            raise OneIdError(_unusable(self.home, "it cannot be written to"))

    @cached_property
    def _project_vars(self) -> dict[str, Any]:
        path = self.project_dir / "dbt_project.yml"
        if not path.exists():
            raise OneIdError(
                f"There is no dbt project in {self.project_dir}: run from a checkout "
                "of OneID, or set DBT_PROJECT_DIR."
            )
        project = yaml.safe_load(path.read_text(encoding="utf-8"))
        return project.get("vars", {})

    def _dbt_folder(self, variable: str, default: str) -> Path:
        return self.project_dir / (os.environ.get(variable) or default)

    def _check(self) -> None:
        if self.landing not in LANDINGS:
            raise UsageError(
                f"landing is `{self.landing}`; it must be one of {', '.join(LANDINGS)}."
            )
        unknown = [name for name in self.systems if name not in self.known_systems]
        if unknown:
            raise UsageError(
                f"Unknown system {', '.join(unknown)}; known systems are "
                f"{', '.join(self.known_systems)}."
            )
        zone = self.generic_timezone
        if zone and zone not in available_timezones():
            raise UsageError(
                f"ONEID_GENERIC_TIMEZONE `{zone}` is no time zone: write it like "
                "Europe/London."
            )


def _unusable(home: Path, reason: str | None) -> str:
    return (
        f"ONEID_HOME {home} cannot be used ({reason}): choose a folder that you "
        "may write to, with `--home` or ONEID_HOME."
    )


def _absolute(path: Path | None) -> Path | None:
    return path.expanduser().absolute() if path else None


def _folder_from(root: Path, variable: str, default: str) -> Path:
    # A relative path counts from the project, as dbt itself reads it.
    return root / (os.environ.get(variable) or default)


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.strip() for n in text.split(",") if n.strip()))


def utc_text(text: str | None) -> str | None:
    """Return a moment as UTC text; one without a zone is UTC already."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(str(text).strip())
    except ValueError as error:
        raise UsageError(
            f"as_of `{text}` is not a time: write it like 2026-01-31 23:59:59 (UTC)."
        ) from error
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.strftime(_TIMESTAMP)
