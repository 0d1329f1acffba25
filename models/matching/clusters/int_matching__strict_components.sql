{{ connected_components(
    ref('int_matching__links'), 'is_strict and not is_cut'
) }}
