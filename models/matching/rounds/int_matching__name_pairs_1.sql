{{ name_pairs(
    ref('int_matching__candidate_pairs_1'), ref('int_matching__profiles_1')
) }}
