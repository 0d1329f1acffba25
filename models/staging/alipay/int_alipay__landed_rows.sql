{{ landed_rows_from('alipay', 'member_shares', 'customers', 'record_id') }}
union all
{{ landed_rows_from('alipay', 'trades', 'payments', 'payment_id', 'amount') }}
union all
{{ landed_rows_from(
    'alipay', 'statement_rows', 'payments', 'payment_id', 'amount'
) }}
