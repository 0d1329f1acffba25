{{ union_systems('identifiers') }}
