{{ connected_components(
    ref('int_matching__organisation_ties'), 'not is_by_name'
) }}
