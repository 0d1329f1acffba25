with

others as (

    {{ landed_rows_from('alipay', 'member_shares', 'customers', 'record_id') }}
    union all
    {{ landed_rows_from(
        'alipay', 'trades', 'payments', 'payment_id', 'amount'
    ) }}

),

-- A statement tells of the account holder's own money as well.
statement_rows as (

    select
        'alipay' as system,
        'statement_rows' as table_name,
        _batch_id,
        _source_file,
        _source_row,
        case when is_of_customer then 'payments' else 'own_spending' end
            as entity,
        payment_id as entity_key,
        row_status,
        quarantine_reason as reason,
        amount,
        extra
    from {{ ref('stg_alipay__statement_rows') }}

),

final as (

    select * from others

    union all

    select * from statement_rows

)

select * from final
