{{ union_systems('attributes') }}
