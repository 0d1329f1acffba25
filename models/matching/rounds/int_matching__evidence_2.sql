{{ evidence_of(
    ref('int_matching__scored_pairs_2'), ref('int_matching__compared_pairs_2')
) }}
