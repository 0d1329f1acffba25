{{ connected_components(ref('int_matching__partners_1'), 'true') }}
