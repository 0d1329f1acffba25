"""The dbt project as Dagster sees it: settings, manifest and asset keys."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtProject

from orchestration.settings import Settings

# The steps that open the build database; one at a time, see dagster.yaml.
POOL = "warehouse"
RELEASE = dg.AssetKey("release")


class LayerTranslator(DagsterDbtTranslator):
    """Group assets by layer, so that the graph reads from raw to marts."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """Return the schema, which the folder of a model decides."""
        return dbt_resource_props["schema"]


def vars_arguments(settings: Settings) -> list[str]:
    """Return the `--vars` of a dbt call as arguments."""
    given = settings.dbt_vars()
    return ["--vars", json.dumps(given)] if given else []


def load_project(settings: Settings) -> DbtProject:
    """Return the dbt project with a manifest that was made for the settings.

    `dagster dev` parses whenever it loads; elsewhere `dbt parse` has to be called
    after a change of the project, for a manifest is taken as it is found.
    """
    profiles = os.environ.get("DBT_PROFILES_DIR")
    project = DbtProject(
        settings.project_dir,
        target_path=settings.target_dir,
        profiles_dir=profiles or settings.project_dir,
        prepare_project_cli_args=["parse", "--quiet", *vars_arguments(settings)],
    )
    project.prepare_if_dev()
    if not is_made_for(settings, project.manifest_path):
        project.preparer.prepare(project)
    return project


def is_made_for(settings: Settings, manifest_path: Path) -> bool:
    """Whether a manifest holds the chosen systems and reads them where they land."""
    if not manifest_path.exists():
        return False
    manifest = json.loads(manifest_path.read_bytes())
    raw = {source["unique_id"]: source for source in raw_sources(manifest)}
    systems = {source["source_name"].removeprefix("raw_") for source in raw.values()}
    read = {n for node in nodes_of(manifest, "model") for n in _parents(node)}
    landing_fits = (settings.landing == "seeds") == read.isdisjoint(raw)
    return systems == set(settings.chosen_systems) and landing_fits


def _parents(node: Mapping[str, Any]) -> list[str]:
    return node["depends_on"]["nodes"]


def with_attached_tests(manifest: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest with a test of several models attached to the last one.

    Dagster shows a dbt test at the asset that it is attached to; without a hint it
    would leave these tests out.
    """
    for node in nodes_of(manifest, "test"):
        parents = [p for p in _parents(node) if p in manifest["nodes"]]
        if len(parents) > 1 and not node.get("attached_node"):
            last = _last_built(parents, manifest["parent_map"])
            ref = {"name": manifest["nodes"][last]["name"]}
            node["config"].setdefault("meta", {})["dagster"] = {"ref": ref}
    return manifest


def _last_built(nodes: list[str], parents: Mapping[str, list[str]]) -> str:
    above: set[str] = set()
    waiting = [parent for node in nodes for parent in parents[node]]
    while waiting:
        node = waiting.pop()
        if node not in above:
            above.add(node)
            waiting += parents.get(node, [])
    return max(node for node in nodes if node not in above)


def nodes_of(manifest: Mapping[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the manifest's nodes of one kind: seed, model or test."""
    nodes = manifest["nodes"].values()
    found = [node for node in nodes if node["resource_type"] == kind]
    return sorted(found, key=lambda node: node["unique_id"])


def raw_sources(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the raw tables as the sources declare them."""
    sources = manifest["sources"].values()
    found = [s for s in sources if s["source_name"].startswith("raw_")]
    return sorted(found, key=lambda source: source["unique_id"])


def raw_keys(manifest: Mapping[str, Any], landing: str) -> dict[str, dg.AssetKey]:
    """Return the assets that hold the raw tables, by `<system>.<table>`."""
    translator = LayerTranslator()
    if landing != "seeds":
        return {
            f"{s['source_name'].removeprefix('raw_')}.{s['name']}": (
                translator.get_asset_key(s)
            )
            for s in raw_sources(manifest)
        }
    seeds = (node for node in nodes_of(manifest, "seed") if node["schema"] == "raw")
    return {
        seed["name"].removeprefix("raw_").replace("__", ".", 1): (
            translator.get_asset_key(seed)
        )
        for seed in seeds
    }


def released_keys(manifest: Mapping[str, Any]) -> list[dg.AssetKey]:
    """Return the assets that go into a release."""
    translator = LayerTranslator()
    models = nodes_of(manifest, "model")
    released = (m for m in models if m["config"].get("meta", {}).get("release"))
    return [translator.get_asset_key(model) for model in released]


def failures_of(table: str, failures: Iterable[str]) -> list[str]:
    """Return the sentences that speak of a raw table."""
    words = (f" {table} ", f" {table}.")
    return [sentence for sentence in failures if any(w in sentence for w in words)]


# dbt stands beside this Python, also when nobody has activated the environment.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

settings = Settings.load()
dbt_project = load_project(settings)
manifest = with_attached_tests(json.loads(dbt_project.manifest_path.read_bytes()))
