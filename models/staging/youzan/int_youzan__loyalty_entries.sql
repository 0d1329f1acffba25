with

points_log as (

    select *
    from {{ ref('stg_youzan__points_log') }}
    where row_status = 'kept'

),

coupon_uses as (

    select *
    from {{ ref('stg_youzan__coupon_uses') }}
    where row_status = 'kept'

),

holders as (

    select * from {{ ref('int_youzan__holders') }}

),

entries as (

    select
        loyalty_entry_id,
        entry_key as source_entry_id,
        account_record_id,
        order_id,
        'points' as loyalty_account,
        case
            when {{ matches('description', '过期|失效') }} then 'expire'
            when {{ matches('description', '调整|手动|导入') }} then 'adjust'
            when quantity < 0 then 'spend'
            else 'earn'
        end as entry_type,
        description,
        quantity,
        balance_after,
        occurred_at,
        expires_at
    from points_log

    union all

    -- A coupon is worth what it says until it is used, and nothing afterwards.
    select
        loyalty_entry_id,
        coupon_code as source_entry_id,
        account_record_id,
        {{ null_columns(['order_id']) }},
        'coupon' as loyalty_account,
        case when is_used then 'spend' else 'balance' end as entry_type,
        coupon_title as description,
        case when is_used then cast(-used_amount as decimal(18, 4)) end
            as quantity,
        case
            when is_used then cast(0 as decimal(18, 4)) else value_amount
        end as balance_after,
        coalesce(used_at, taken_at) as occurred_at,
        expires_at
    from coupon_uses

),

final as (

    select
        entries.loyalty_entry_id,
        'youzan' as system,
        'youzan_shop' as channel,
        entries.source_entry_id,
        holders.record_id,
        entries.order_id,
        entries.loyalty_account,
        entries.entry_type,
        {{ null_columns(['tier']) }},
        entries.description,
        entries.quantity,
        entries.balance_after,
        entries.occurred_at,
        entries.expires_at
    from entries
    left join holders
        on entries.account_record_id = holders.account_record_id

)

select * from final
