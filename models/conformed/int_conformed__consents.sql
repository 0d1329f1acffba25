{{ union_systems('consents') }}
