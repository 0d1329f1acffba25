{{ union_systems('landed_rows') }}
