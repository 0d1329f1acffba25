{{ union_systems('service_messages') }}
