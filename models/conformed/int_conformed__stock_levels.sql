{{ union_systems('stock_levels') }}
