{{ union_systems('follow_ups') }}
