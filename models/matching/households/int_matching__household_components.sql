{{ connected_components(ref('int_matching__household_links'), 'true') }}
