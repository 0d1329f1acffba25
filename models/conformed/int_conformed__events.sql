{{ union_systems('events') }}
