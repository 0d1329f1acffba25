{{ compared_pairs(
    ref('int_matching__agreements_1'),
    ref('int_matching__profiles_1'),
    ref('int_matching__name_pairs_1')
) }}
