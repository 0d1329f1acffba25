{{ parted_components(
    ref('int_matching__torn_links'),
    'not is_freed',
    ref('int_matching__apart_pairs')
) }}
