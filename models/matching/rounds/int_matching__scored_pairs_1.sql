{{ scored_pairs(
    ref('int_matching__compared_pairs_1'),
    ref('int_matching__pattern_weights_1'),
    ref('int_matching__tokens_1')
) }}
