{{ connected_components(ref('int_matching__contact_links'), 'true') }}
