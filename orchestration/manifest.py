"""What dbt's manifest says about the models of the last build."""

import json
from dataclasses import dataclass
from typing import Literal

from orchestration.errors import OneIdError
from orchestration.settings import Settings

Kind = Literal["public", "restricted", "state"]
KINDS: tuple[Kind, ...] = ("public", "restricted", "state")


@dataclass(frozen=True)
class Model:
    """One built model: its name, where it lies and whether it is released."""

    name: str
    relation: str
    release: Kind | None


def read_models(settings: Settings) -> dict[str, Model]:
    """Return the enabled models of the project by name."""
    path = settings.target_dir / "manifest.json"
    try:
        nodes = json.loads(path.read_text(encoding="utf-8"))["nodes"]
    except (OSError, ValueError, KeyError) as error:
        raise OneIdError(
            f"dbt's manifest {path} cannot be read: build first, with `oneid run`."
        ) from error
    found = (n for n in nodes.values() if n["resource_type"] == "model")
    models = (_model(n) for n in found if n["relation_name"])
    return {model.name: model for model in sorted(models, key=lambda m: m.name)}


def _model(node: dict) -> Model:
    release = node["config"].get("meta", {}).get("release")
    if release not in (None, *KINDS):
        raise OneIdError(
            f"Model {node['name']} has config.meta.release `{release}`; it must be "
            f"one of {', '.join(KINDS)}."
        )
    return Model(node["name"], node["relation_name"], release)
