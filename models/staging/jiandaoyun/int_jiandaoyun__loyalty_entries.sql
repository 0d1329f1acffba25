with

states as (

    select *
    from {{ ref('int_jiandaoyun__customer_states') }}
    where points is not null

),

final as (

    select
        record_id || ':points' as loyalty_entry_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        data_id as source_entry_id,
        record_id,
        {{ null_columns(['order_id']) }},
        'points' as loyalty_account,
        'balance' as entry_type,
        {{ null_columns(['tier', 'description', 'quantity']) }},
        points as balance_after,
        updated_at as occurred_at,
        {{ null_columns(['expires_at']) }}
    from states

)

select * from final
