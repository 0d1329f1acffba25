{{ merged_components(
    ref('int_matching__components_1'), ref('int_matching__merges_2')
) }}
