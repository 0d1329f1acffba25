with

tickets as (

    select *
    from {{ ref('stg_pos__tickets') }}
    where row_status = 'kept'

),

members as (

    select record_id
    from {{ ref('stg_pos__members') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_pos__buyers') }}

),

owned as (

    select
        tickets.*,
        coalesce(members.record_id, buyers.record_id) as own_record_id
    from tickets
    left join members
        on tickets.member_record_id = members.record_id
    left join buyers
        on
            tickets.app_id = buyers.app_id
            and coalesce(tickets.customer_uid, tickets.sn) = buyers.buyer_key

),

final as (

    select
        owned.order_id,
        'pos' as system,
        'pos_store' as channel,
        owned.sn as source_order_id,
        -- A return that names nobody is whose the sale was.
        coalesce(owned.own_record_id, originals.own_record_id) as record_id,
        owned.store_id,
        case
            when owned.ticket_type = 'SELL_RETURN' or owned.amount < 0
                then 'returned'
            when owned.ticket_type = 'SELL' then 'completed'
            else 'unknown'
        end as status,
        owned.ticket_type as source_status,
        false as is_gift,
        'CNY' as currency,
        owned.amount,
        owned.discount,
        {{ null_columns(['refund_amount', 'cost']) }},
        owned.ordered_at,
        owned.ordered_at as paid_at
    from owned
    left join owned as originals
        on owned.original_order_id = originals.order_id

)

select * from final
