"""What dbt makes of the project, kept on disk by the hash of the project's files."""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SYSTEMS = ("pos", "generic", "steward")
# What reads who is who and decides nothing of it.
DEPARTMENTS = (
    *("customer_360", "marketing", "sales", "service", "management", "risk"),
    *("product", "activation"),
)


@dataclass(frozen=True)
class Table:
    """A relation to be made before models run, and the types of its columns."""

    name: str
    relation: str
    columns: dict[str, str]
    path: Path | None = None


@dataclass(frozen=True)
class Query:
    """One compiled model or singular test."""

    name: str
    relation: str
    sql: str


class Project:
    """What dbt made of the project for the systems of the bed."""

    def __init__(self, manifest: dict[str, Any], systems: tuple[str, ...]) -> None:
        """Wrap a manifest that `dbt compile` has written."""
        self._nodes = manifest["nodes"]
        self._sources = manifest["sources"].values()
        self.systems = systems

    @cached_property
    def models(self) -> dict[str, Query]:
        """The models by name, each after those that it reads."""
        graph = {
            key: [d for d in node["depends_on"]["nodes"] if d in self._nodes]
            for key, node in sorted(self._nodes.items())
            if node["resource_type"] == "model"
        }
        order = [key for key in TopologicalSorter(graph).static_order() if key in graph]
        return {self._nodes[key]["name"]: _query(self._nodes[key]) for key in order}

    @cached_property
    def identity_models(self) -> dict[str, Query]:
        """The models without those of the departments, in the same order."""
        departments = {
            node["name"]
            for node in self._nodes.values()
            if node["resource_type"] == "model" and _is_of_departments(node)
        }
        return {n: q for n, q in self.models.items() if n not in departments}

    @cached_property
    def identity_tests(self) -> dict[str, Query]:
        """The singular tests of those models: queries that find nothing."""
        return {
            node["name"]: _query(node)
            for node in self._nodes.values()
            if node["resource_type"] == "test" and node.get("compiled_code")
            if not any(
                _is_of_departments(self._nodes[parent])
                for parent in node["depends_on"]["nodes"]
                if parent in self._nodes
            )
        }

    @cached_property
    def raw(self) -> dict[str, Table]:
        """The raw tables as `<system>.<table>`, as the demo's seeds name them."""
        tables = {}
        for source in self._sources:
            system = source["source_name"].removeprefix("raw_")
            if system in self.systems:
                seed = self._nodes[f"seed.oneid.raw_{system}__{source['name']}"]
                columns = dict.fromkeys(source["columns"], "varchar")
                name = f"{system}.{source['name']}"
                tables[name] = Table(name, seed["relation_name"], columns)
        return tables

    @cached_property
    def reference(self) -> dict[str, Table]:
        """The reference seeds by name."""
        return {
            node["name"]: Table(
                node["name"],
                node["relation_name"],
                node["config"]["column_types"],
                ROOT / node["original_file_path"],
            )
            for node in self._nodes.values()
            if node["resource_type"] == "seed" and "raw" not in node["fqn"]
        }

    @cached_property
    def previous(self) -> dict[str, Table]:
        """The tables of the last release by name."""
        return {
            source["name"]: Table(
                source["name"],
                source["relation_name"],
                {c["name"]: c["data_type"] for c in source["columns"].values()},
            )
            for source in self._sources
            if source["source_name"] == "previous"
        }


def compiled_project(systems: tuple[str, ...] = SYSTEMS) -> Project:
    """Return the project compiled for some systems, from the cache if it is there."""
    compiling = ["compile", "--select", "resource_type:model", "test_type:singular"]
    compiling += ["--vars", json.dumps({"systems": systems})]
    return Project(_manifest("compiled", compiling), systems)


def parsed_manifest() -> dict[str, Any]:
    """Return the manifest of the whole project, with every system."""
    return _manifest("parsed", ["parse"])


def _manifest(name: str, command: list[str]) -> dict[str, Any]:
    key = _content_hash(command)
    folder = ROOT / os.environ.get("DBT_TARGET_PATH", "target") / "testbed" / name
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / f"{key}.json"
    with (folder / "lock").open("w") as lock:
        # Parallel test workers wait for the first one.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            fresh = _run_dbt(folder / "dbt", command)
            for old in folder.glob("*.json"):
                old.unlink()
            fresh.replace(done)
    return json.loads(done.read_text(encoding="utf-8"))


def _run_dbt(folder: Path, command: list[str]) -> Path:
    folders = {
        "ONEID_HOME": str(folder / "home"),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "dbt.cli.main", "--quiet", *command],
        cwd=ROOT,
        env={**os.environ, **folders},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"dbt {command[0]} failed:\n{done.stdout}\n{done.stderr}")
    return folder / "target" / "manifest.json"


def _content_hash(command: list[str]) -> str:
    digest = hashlib.sha256(json.dumps(command).encode())
    for path in _inputs():
        digest.update(str(path.relative_to(ROOT)).encode())
        # Raw seeds are replaced by the rows of a test: only their names count.
        if "raw" not in path.relative_to(ROOT).parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _inputs() -> Iterator[Path]:
    yield ROOT / "dbt_project.yml"
    for folder in ("models", "macros", "seeds", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".sql", ".yml", ".md", ".csv"):
                yield path


def _is_of_departments(node: dict[str, Any]) -> bool:
    return not {*node["fqn"]}.isdisjoint(DEPARTMENTS)


def _query(node: dict[str, Any]) -> Query:
    return Query(node["name"], node["relation_name"] or "", node["compiled_code"])
