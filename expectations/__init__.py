"""Great Expectations gates: volumes, distributions and match rates of a run."""
