{{ connected_components(ref('int_matching__found_links'), 'true') }}
