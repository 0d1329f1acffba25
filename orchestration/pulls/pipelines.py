"""Bring one table of a connection to this machine, in loads that dlt remembers.

A room under ONEID_HOME holds dlt's working folder and what it has loaded and is
not landed yet. State travels inside each load: a load counts with its state or
not at all, whenever the process dies.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dlt
from dlt.extract import DltSource
from dlt.extract.items_transform import YieldMapItem

import orchestration.pulls.overlaps  # noqa: F401 - dlt counts back with it
from orchestration.pulls.connections import Connection, Pulled
from orchestration.pulls.texts import Shape

_DATASET = "pulled"


class _LastStep(YieldMapItem):
    """Runs on pages, after the cursor has been read and the part been ended."""

    placement_affinity = 2

    def __call__(self, item: Any, meta: Any = None) -> Iterator[Any]:
        """Return what the function makes of a page."""
        yield from self._f(item if isinstance(item, list) else [item])


class Room:
    """Where one table of a connection keeps its state and its loads."""

    def __init__(self, home: Path, connection: Connection, pulled: Pulled) -> None:
        """Make the folder; only its owner reads it, as it holds raw rows."""
        self._folder = home / "pulls" / connection.name / pulled.name
        self._name = f"{connection.name}__{pulled.name}"
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in (home / "pulls", self._folder.parent, self._folder):
            folder.chmod(0o700)
        for old in self._folder.parent.glob(".old-*"):
            shutil.rmtree(old, ignore_errors=True)

    @property
    def staged(self) -> Path:
        """The folder of loaded rows: <table>/<load id>.<file id>.jsonl."""
        return self._folder / "staged" / _DATASET

    def forget(self) -> None:
        """Drop state and loads in one step: the next pull begins anew."""
        old = self._folder.with_name(f".old-{self._folder.name}")
        shutil.rmtree(old, ignore_errors=True)
        self._folder.rename(old)
        shutil.rmtree(old, ignore_errors=True)
        self._folder.mkdir(mode=0o700)

    def finish(self) -> None:
        """Load what a killed pull had already extracted."""
        self._sweep()
        with self._pipeline() as pipeline:
            pipeline.run()
        self._tidy()

    def _sweep(self) -> None:
        """Remove what a killed pull was just writing; the load writes it again."""
        for path in self.staged.glob("_dlt_*/*.jsonl"):
            if not _is_whole(path):
                path.unlink()
        # The very first that dlt writes there: without it nothing else counts.
        if not _is_whole(self.staged / "init"):
            shutil.rmtree(self.staged, ignore_errors=True)

    def is_begun(self) -> bool:
        """Return whether an earlier pull has left a state."""
        return any(self.staged.glob("_dlt_pipeline_state/*.jsonl"))

    def load(self, source: DltSource) -> None:
        """Extract a source from where the last load ended, and load it.

        Raises dlt's PipelineStepFailed around whatever went wrong.
        """
        with self._pipeline() as pipeline:
            pipeline.run(source)
        self._tidy()

    def _tidy(self) -> None:
        """Remove what dlt keeps of packages that are loaded."""
        loaded = self._folder / "dlt" / self._name / "load" / "loaded"
        for package in loaded.glob("*"):
            shutil.rmtree(package, ignore_errors=True)

    @contextmanager
    def _pipeline(self) -> Iterator[Any]:
        # A new object each time: only then does it look for the newest state.
        pipeline = dlt.pipeline(
            self._name,
            pipelines_dir=str(self._folder / "dlt"),
            destination=dlt.destinations.filesystem(
                bucket_url=str(self._folder / "staged")
            ),
            dataset_name=_DATASET,
        )
        try:
            yield pipeline
        finally:
            pipeline.deactivate()


def _is_whole(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return False
    return True


def shaped(
    source: DltSource, shapes: dict[str, Shape], tell: Callable[[int], None]
) -> DltSource:
    """Return the source with its records made rows of the declared tables."""
    resource = next(iter(source.resources.values()))
    several = len(shapes) > 1

    def rows(page: list[dict[str, Any]]) -> Iterator[Any]:
        for table, shape in shapes.items():
            made = [row for record in page for row in shape.of(record)]
            if made:
                yield dlt.mark.with_table_name(made, table) if several else made
        tell(sum(shape.count for shape in shapes.values()))

    resource.add_step(_LastStep(rows))
    # Texts stay texts, however much they look like times.
    source.schema.remove_type_detection("iso_timestamp")
    return source
