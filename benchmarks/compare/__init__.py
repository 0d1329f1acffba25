"""OneID beside other ways to find one person's records, on the same cleaned input."""
