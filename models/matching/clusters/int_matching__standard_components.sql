{{ connected_components(
    ref('int_matching__links'), 'is_standard and not is_cut'
) }}
