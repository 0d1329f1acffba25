{{ name_pairs(
    ref('int_matching__candidate_pairs_2'), ref('int_matching__profiles_2')
) }}
