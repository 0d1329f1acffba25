{{ connected_components(ref('int_matching__partners_2'), 'true') }}
