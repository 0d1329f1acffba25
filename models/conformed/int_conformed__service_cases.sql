{{ union_systems('service_cases') }}
