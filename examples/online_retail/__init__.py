"""The real Online Retail data through the generic system, with its known totals."""
