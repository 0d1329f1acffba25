{{ union_systems('refunds') }}
