{{ block_keys(ref('int_matching__tokens_2')) }}
