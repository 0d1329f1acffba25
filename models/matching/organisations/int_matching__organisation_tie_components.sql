{{ connected_components(ref('int_matching__organisation_ties'), 'true') }}
