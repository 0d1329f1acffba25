{{ evidence_of(
    ref('int_matching__scored_pairs_1'), ref('int_matching__compared_pairs_1')
) }}
