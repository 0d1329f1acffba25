{{ best_partners(
    ref('int_matching__scored_pairs_1'),
    ['sure', 'sure', 'strict', 'strict', 'likely', 'likely', 'likely']
) }}
