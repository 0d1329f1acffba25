{{ block_pairs(
    ref('int_matching__block_keys_1'), ref('int_matching__blocks_1')
) }}
