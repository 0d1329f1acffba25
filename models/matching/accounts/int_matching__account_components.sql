{{ connected_components(ref('int_matching__account_links'), 'true') }}
