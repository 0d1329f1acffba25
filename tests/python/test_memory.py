"""A run never forgets the last release in silence."""

import json
from pathlib import Path

import pytest

from orchestration import releases
from orchestration.errors import OneIdError


def test_the_first_run_needs_no_release(tmp_path: Path) -> None:
    releases.require_memory(tmp_path)


@pytest.mark.parametrize("pointer", [None, "", "\n"])
def test_a_lost_pointer_stops_the_run(tmp_path: Path, pointer: str | None) -> None:
    (tmp_path / "run-1").mkdir()
    manifest = json.dumps({"created_at": "2026-01-01T00:00:00Z"})
    (tmp_path / "run-1" / "manifest.json").write_text(manifest, encoding="utf-8")
    if pointer is not None:
        (tmp_path / "CURRENT").write_text(pointer, encoding="utf-8")
    with pytest.raises(OneIdError, match="oneid rollback run-1"):
        releases.require_memory(tmp_path)
    (tmp_path / "CURRENT").write_text("run-1\n", encoding="utf-8")
    releases.require_memory(tmp_path)
