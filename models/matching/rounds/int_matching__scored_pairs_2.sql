{{ scored_pairs(
    ref('int_matching__compared_pairs_2'),
    ref('int_matching__pattern_weights_2'),
    ref('int_matching__tokens_2')
) }}
