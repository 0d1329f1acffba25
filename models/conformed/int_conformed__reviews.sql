{{ union_systems('reviews') }}
