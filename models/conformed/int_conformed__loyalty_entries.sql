{{ union_systems('loyalty_entries') }}
