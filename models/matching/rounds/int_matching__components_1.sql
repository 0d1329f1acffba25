{{ merged_components(
    ref('int_matching__components_0'), ref('int_matching__merges_1')
) }}
