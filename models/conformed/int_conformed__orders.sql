{{ union_systems('orders') }}
