{{ union_systems('order_lines') }}
