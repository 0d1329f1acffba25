"""One PostgreSQL for all tests here, and what the other tests keep."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PYTHON = Path(__file__).parents[1] / "python"
sys.path += [str(PYTHON)]

import cluster  # noqa: E402


@pytest.fixture(scope="session")
def database() -> Iterator[cluster.Cluster]:
    """Start a server; each test makes tables in a schema of its own."""
    with cluster.running() as started:
        yield started
