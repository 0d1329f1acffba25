"""Teach dlt to look back from times that are written with a space and not a T."""

import re

from dlt.extract.incremental import lag

_WITH_SPACE = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:.*")
_known = lag.detect_datetime_format


def format_of(value: str) -> str | None:
    """Return the format of a time as text, or None when it has none that is known."""
    if _WITH_SPACE.fullmatch(value):
        found = _known(value.replace(" ", "T", 1))
        return found.replace("T", " ", 1) if found else None
    return _known(value)


# dlt has no setting for it, and its version is pinned.
lag.detect_datetime_format = format_of
