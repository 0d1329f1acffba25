{{ agreements(
    ref('int_matching__random_pairs'), ref('int_matching__tokens_1'),
    strangers=true
) }}
