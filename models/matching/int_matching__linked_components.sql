{{ connected_components(
    ref('int_matching__scored_pairs'), 'is_standard'
) }}
