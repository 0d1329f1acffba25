{{ agreements(
    ref('int_matching__candidate_pairs_2'), ref('int_matching__tokens_2')
) }}
