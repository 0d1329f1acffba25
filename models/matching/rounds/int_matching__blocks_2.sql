{{ counted_blocks(ref('int_matching__block_keys_2')) }}
