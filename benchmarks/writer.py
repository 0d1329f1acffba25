"""Tables to files: CSV or Parquet with every column text, rows in key order."""

from pathlib import Path

import duckdb

from benchmarks.systems.export import Table

LAYOUTS = {
    "seeds": "{system}/raw_{system}__{table}.{format}",
    "files": "{system}/{table}.{format}",
    "generic": "{system}/{table}.{format}",
}
_OPTIONS = {
    "csv": "format csv, header, delimiter ',', quote '\"', escape '\"'",
    "parquet": "format parquet, compression zstd",
}


def register_text(connection: duckdb.DuckDBPyConnection, columns: dict) -> str:
    """Register columns as ``rows_of_text``; return what to select from it."""
    # Look at no values to guess a type: everything handed in is text.
    connection.execute("set pandas_analyze_sample = 0")
    rows = {f"c{i}": cells for i, cells in enumerate(columns.values())}
    connection.register("rows_of_text", rows)
    return ", ".join(
        f"nullif(cast({key} as varchar), '') as \"{name}\""
        for key, name in zip(rows, columns, strict=True)
    )


class Writer:
    """Writes tables below a folder, the same bytes for the same rows."""

    def __init__(self, out: Path, layout: str, format: str) -> None:
        """Open the writer for one folder, layout and file format."""
        self.out, self.layout, self.format = out, layout, format
        self.connection = duckdb.connect()
        self.connection.execute("set enable_progress_bar = false")

    def write(self, table: Table) -> Path:
        """Write one raw table and return its file."""
        paths = {
            format: self.out
            / LAYOUTS[self.layout].format(
                system=table.system, table=table.name, format=format
            )
            for format in _OPTIONS
        }
        path = paths.pop(self.format)
        for twin in paths.values():
            # One table in two formats would count twice.
            twin.unlink(missing_ok=True)
        self.copy(table.columns, table.sort, path, self.format)
        return path

    def copy(
        self, columns: dict, sort: tuple[str, ...], path: Path, format: str
    ) -> None:
        """Write columns to a file, sorted by some of them."""
        path.parent.mkdir(parents=True, exist_ok=True)
        shown, names = register_text(self.connection, columns), list(columns)
        order = ", ".join(f"c{names.index(column)}" for column in sort)
        self.connection.execute(
            f"copy (select {shown} from rows_of_text order by {order})"
            f" to '{str(path).replace(chr(39), chr(39) * 2)}' ({_OPTIONS[format]})"
        )
        self.connection.unregister("rows_of_text")
