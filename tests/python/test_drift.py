"""When the data have moved so far that weights are to be fitted anew."""

from datetime import UTC, datetime

import pytest

from orchestration.drift import Drift

FITTED_AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("parameter", "value", "measured", "is_notable"),
    [
        ("components", 10_000, 10_900, False),
        ("components", 10_000, 11_000, True),
        ("components", 10_000, 9_000, True),
        ("components", 0, 5, True),
        ("components", 0, 0, False),
        # What few pairs tell of a channel swings by more than that.
        ("channel_odds_percent:generic:门店", 10, 13, False),
        ("channel_odds_percent:generic:门店", 10, 15, True),
        ("channel_odds_percent:generic:门店", 15, 10, True),
        # Half a bit, whatever it was before.
        ("channels_apart_millibits", 0, 400, False),
        ("channels_apart_millibits", 1_400, 900, True),
    ],
)
def test_what_moves_weights_is_notable(
    parameter: str, value: int, measured: int, is_notable: bool
) -> None:
    assert Drift(parameter, value, measured, FITTED_AT).is_notable is is_notable
