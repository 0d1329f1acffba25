"""The audit log of a home: who took values in clear out of a release."""

import getpass
import json
from datetime import UTC, datetime
from typing import Any

from orchestration.files import append_durably
from orchestration.releases import Release
from orchestration.settings import Settings


def record(settings: Settings, release: Release, action: str, **details: Any) -> None:
    """Append a line to the audit log before anybody sees the values."""
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": getpass.getuser(),
        "action": action,
        "release": release.run_id,
        **details,
    }
    text = json.dumps(line, ensure_ascii=False) + "\n"
    append_durably(settings.home / "audit_log.jsonl", text, mode=0o600)
