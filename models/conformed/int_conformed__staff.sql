{{ union_systems('staff') }}
