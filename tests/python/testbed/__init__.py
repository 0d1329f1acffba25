"""A fast test bed: the models' compiled SQL, run in one in-process DuckDB.

dbt compiles the project once (two systems, cached by content); every further
run of all models on other raw rows takes a second or two, of the id models
alone some tens of milliseconds, so that laws can be tried by the hundred.
"""

from testbed.bed import Bed, Result
from testbed.ids import IdBed, Ids, Level, Partition
from testbed.previous import Previous
from testbed.project import ROOT, Project, compiled_project, parsed_manifest
from testbed.rows import Raw, demo_rows

__all__ = [
    "ROOT",
    "Bed",
    "IdBed",
    "Ids",
    "Level",
    "Partition",
    "Previous",
    "Project",
    "Raw",
    "Result",
    "compiled_project",
    "demo_rows",
    "parsed_manifest",
]
