{{ union_systems('stores') }}
