{{ best_partners(
    ref('int_matching__open_pairs_2'),
    ['strict', 'likely', 'likely', 'standard', 'standard', 'standard']
) }}
