with

points_log as (

    select *
    from {{ ref('stg_jd__points_log') }}
    where row_status = 'kept'

),

members as (

    select *
    from {{ ref('stg_jd__members') }}
    where row_status = 'kept'

),

orders as (

    select order_id from {{ ref('int_jd__order_owners') }}

),

movements as (

    select
        points_log.loyalty_entry_id,
        points_log.business_id as source_entry_id,
        members.record_id,
        orders.order_id,
        'points' as loyalty_account,
        case
            when points_log.quantity > 0 then 'earn'
            when points_log.quantity < 0 then 'spend'
            else 'adjust'
        end as entry_type,
        {{ null_columns(['tier']) }},
        points_log.source_type as description,
        points_log.quantity,
        points_log.balance_after,
        points_log.occurred_at
    from points_log
    left join members
        on points_log.member_record_id = members.record_id
    left join orders
        on points_log.order_id = orders.order_id

),

-- Of the tier only today's is known.
tiers as (

    select
        record_id || ':tier' as loyalty_entry_id,
        pin as source_entry_id,
        record_id,
        {{ null_columns(['order_id']) }},
        'tier' as loyalty_account,
        'balance' as entry_type,
        grade as tier,
        {{ null_columns(['description', 'quantity', 'balance_after']) }},
        {{ null_columns(['occurred_at']) }}
    from members
    where grade is not null

),

entries as (

    select * from movements

    union all

    select * from tiers

),

final as (

    select
        loyalty_entry_id,
        'jd' as system,
        'jd_shop' as channel,
        source_entry_id,
        record_id,
        order_id,
        loyalty_account,
        entry_type,
        tier,
        description,
        quantity,
        balance_after,
        occurred_at,
        {{ null_columns(['expires_at']) }}
    from entries

)

select * from final
