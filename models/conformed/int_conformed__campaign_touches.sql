{{ union_systems('campaign_touches') }}
