{{ agreements(
    ref('int_matching__candidate_pairs_1'), ref('int_matching__tokens_1')
) }}
