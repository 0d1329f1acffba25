{{ union_systems('decisions') }}
