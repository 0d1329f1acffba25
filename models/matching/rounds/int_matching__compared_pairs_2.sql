{{ compared_pairs(
    ref('int_matching__agreements_2'),
    ref('int_matching__profiles_2'),
    ref('int_matching__name_pairs_2')
) }}
