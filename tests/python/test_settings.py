"""Flags come first, the environment next, then the defaults."""

from pathlib import Path

import pytest

from orchestration.errors import UsageError
from orchestration.settings import DEMO_AS_OF, Settings

ROOT = Path(__file__).resolve().parents[2]


def test_the_defaults_are_the_demo_in_the_project() -> None:
    settings = Settings.load()
    assert (settings.home, settings.landing) == (ROOT / "warehouse", "seeds")
    assert settings.landing_dir == ROOT / "landing"
    assert settings.chosen_systems == settings.known_systems
    # Nothing is passed, so the demo shares its parse with plain `dbt build`.
    assert settings.at_the_clock().dbt_vars() == {}
    assert settings.effective_as_of == DEMO_AS_OF


def test_the_demo_day_is_the_one_that_the_models_use() -> None:
    macro = (ROOT / "macros" / "landing" / "as_of.sql").read_text(encoding="utf-8")
    assert f'"{DEMO_AS_OF}"' in macro


def test_a_flag_wins_over_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONEID_HOME", "elsewhere")
    monkeypatch.setenv("ONEID_LANDING_MODE", "files")
    monkeypatch.setenv("ONEID_SYSTEMS", "pos, youzan")
    settings = Settings.load()
    assert settings.home == ROOT / "elsewhere"
    assert (settings.landing, settings.systems) == ("files", ("pos", "youzan"))
    settings = Settings.load(home=tmp_path, landing="warehouse", systems="generic")
    assert settings.home == tmp_path
    assert settings.dbt_vars() == {"landing": "warehouse", "systems": ["generic"]}


def test_own_data_speak_of_now_unless_told() -> None:
    settings = Settings.load(landing="files").at_the_clock()
    assert settings.dbt_vars()["as_of"] == settings.effective_as_of
    given = Settings.load(landing="files", as_of="2026-01-31T08:00:00+08:00")
    assert given.at_the_clock().dbt_vars()["as_of"] == "2026-01-31 00:00:00"
    assert Settings.load(as_of="2026-01-31").effective_as_of == "2026-01-31 00:00:00"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"systems": "pos,shopify"}, "Unknown system shopify; known systems are youz"),
        ({"landing": "file"}, "must be one of seeds, files, warehouse"),
        ({"as_of": "yesterday"}, "write it like 2026-01-31 23:59:59"),
    ],
)
def test_a_wrong_setting_is_told(given: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Settings.load(**given)


def test_the_time_zone_of_generic_files_reaches_dbt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ONEID_GENERIC_TIMEZONE", "Europe/London")
    assert Settings.load().dbt_vars() == {"generic_timezone": "Europe/London"}
    monkeypatch.setenv("ONEID_GENERIC_TIMEZONE", "London")
    with pytest.raises(UsageError, match="write it like Europe/London"):
        Settings.load()
