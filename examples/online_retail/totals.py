"""The totals that are known of Online Retail, and those of a release."""

from decimal import Decimal
from pathlib import Path

import duckdb

KNOWN: dict[str, int | Decimal] = {
    "order lines": 541_909,
    "amount, GBP": Decimal("9747747.93"),
    "orders": 25_900,
    "customers": 4_372,
    "quarantined": 0,
}


def totals(release: Path) -> dict[str, int | Decimal]:
    """Return what the published tables of a release add up to."""
    with duckdb.connect(release / "serve.duckdb", read_only=True) as connection:
        row = connection.execute(
            """
            select
                (select count(*) from fct_order_lines),
                (
                    select cast(sum(amount) as decimal(18, 2))
                    from fct_order_lines
                    where currency = 'GBP'
                ),
                (select count(*) from fct_orders),
                (select count(*) from dim_customers),
                (select count(*) from governance_quarantine)
            """
        ).fetchone()
    return dict(zip(KNOWN, row or (), strict=True))
