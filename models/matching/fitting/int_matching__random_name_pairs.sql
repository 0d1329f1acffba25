{{ name_pairs(
    ref('int_matching__random_pairs'), ref('int_matching__profiles_1')
) }}
