{{ compared_pairs(
    ref('int_matching__random_agreements'),
    ref('int_matching__profiles_1'),
    ref('int_matching__random_name_pairs')
) }}
