"""Online Retail, one row per invoice line, as orders and order lines."""

from pathlib import Path

import duckdb

# One rule for both files: what a line is worth, to the cent, as the shop
# charged it; what the source wrote goes over as text and untouched.
_LINES = """
    select
        'online_retail' as channel,
        InvoiceNo as order_id,
        -- Equal lines of one invoice are real lines: the row tells them apart.
        cast(row_number() over (
            partition by InvoiceNo order by file_row_number
        ) as varchar) as line_no,
        StockCode as product_id,
        Description as product_name,
        Quantity as quantity,
        UnitPrice as unit_price,
        round(
            cast(Quantity as decimal(18, 4)) * cast(UnitPrice as decimal(18, 4)), 2
        ) as amount,
        CustomerID as customer_id,
        InvoiceDate as invoice_date,
        file_row_number
    from read_parquet('{source}', file_row_number = true)
"""
_TABLES = {
    "order_lines": """
        select
            channel, order_id, line_no, product_id, product_name, quantity,
            unit_price, cast(amount as varchar) as amount
        from lines
        order by file_row_number
    """,
    "orders": """
        select
            channel,
            order_id,
            min(customer_id) as customer_id,
            case when order_id like 'C%' then 'cancelled' else 'completed' end
                as status,
            -- 43 invoices were still written to when the next minute began.
            min(invoice_date) as ordered_at,
            'GBP' as currency,
            cast(sum(amount) as varchar) as amount
        from lines
        group by channel, order_id
        order by order_id
    """,
}


def land(source: Path, folder: Path) -> None:
    """Write the generic system's files; what lay there is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = str(source).replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(f"create temp table lines as {_LINES.format(source=path)}")
        for table, query in _TABLES.items():
            file = str(folder / f"{table}.parquet").replace("'", "''")
            connection.execute(f"copy ({query}) to '{file}' (format parquet)")
