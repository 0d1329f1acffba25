{{ landed_rows_from(
    'wechat', 'official_account_followers', 'customers', 'record_id'
) }}
union all
{{ landed_rows_from('wechat', 'mini_program_users', 'customers', 'record_id') }}
union all
{{ landed_rows_from('wechat', 'member_cards', 'customers', 'record_id') }}
union all
{{ landed_rows_from(
    'wechat', 'pay_bills', 'payments', 'payment_id', 'amount'
) }}
