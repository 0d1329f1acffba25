"""Every customer record of every system as one table of the generic schema."""
