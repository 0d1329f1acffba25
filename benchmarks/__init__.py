"""Demo data with known truth, and how well records were matched on it."""
