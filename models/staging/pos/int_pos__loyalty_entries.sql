with

members as (

    select *
    from {{ ref('stg_pos__members') }}
    where row_status = 'kept'

),

balances as (

    select
        record_id,
        customer_uid,
        'points' as loyalty_account,
        points as balance_after
    from members

    union all

    select
        record_id,
        customer_uid,
        'stored_value' as loyalty_account,
        balance as balance_after
    from members

),

final as (

    select
        record_id || ':' || loyalty_account as loyalty_entry_id,
        'pos' as system,
        'pos_store' as channel,
        customer_uid as source_entry_id,
        record_id,
        {{ null_columns(['order_id']) }},
        loyalty_account,
        'balance' as entry_type,
        {{ null_columns(['tier', 'description', 'quantity']) }},
        balance_after,
        {{ null_columns(['occurred_at', 'expires_at']) }}
    from balances
    where balance_after is not null

)

select * from final
