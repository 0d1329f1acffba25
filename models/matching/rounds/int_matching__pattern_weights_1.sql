{{ pattern_weights(ref('int_matching__compared_pairs_1')) }}
