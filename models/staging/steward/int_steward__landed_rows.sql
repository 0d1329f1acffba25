{{ landed_rows_from('steward', 'decisions', 'decisions', 'decision_id') }}
