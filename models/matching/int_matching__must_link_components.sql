{{ connected_components(ref('int_matching__must_links'), 'true') }}
