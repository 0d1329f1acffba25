"""What PostgreSQL has and Python has not: days without end, and days before Christ."""

from typing import Any

import sqlalchemy as sa
from psycopg import DataError
from psycopg.types import datetime as times


def keep_every_time(engine: sa.Engine) -> None:
    """Read times beyond Python's years as the texts that PostgreSQL writes."""

    @sa.event.listens_for(engine, "connect")
    def register(connection: Any, _: Any) -> None:
        for name, loader in _LOADERS.items():
            connection.adapters.register_loader(name, loader)


def _or_text(loader: type) -> type:
    class OrText(loader):
        def load(self, data: Any) -> Any:
            try:
                return super().load(data)
            except DataError:
                return bytes(data).decode()

    return OrText


_LOADERS = {
    "date": _or_text(times.DateLoader),
    "timestamp": _or_text(times.TimestampLoader),
    "timestamptz": _or_text(times.TimestamptzLoader),
}
