with

items as (

    select *
    from {{ ref('stg_sap__vbap') }}
    where row_status = 'kept'

),

orders as (

    select *
    from {{ ref('stg_sap__vbak') }}
    where row_status = 'kept'

),

offers as (

    select distinct order_id
    from {{ ref('stg_sap__vbak') }}
    where is_offer and order_id is not null

),

signed as (

    -- What was rejected or only offered sells nothing; a return gives back.
    select
        items.*,
        case
            when items.is_rejected or offers.order_id is not null then 0
            when orders.is_return then -abs(items.ordered_quantity)
            else items.ordered_quantity
        end as quantity,
        case
            when items.is_rejected or offers.order_id is not null then 0
            when orders.is_return then -abs(items.ordered_amount)
            else items.ordered_amount
        end as amount
    from items
    left join orders
        on items.order_id = orders.order_id
    left join offers
        on items.order_id = offers.order_id

),

final as (

    select
        order_line_id,
        order_id,
        'sap' as system,
        line_no,
        product_id,
        product_name,
        category,
        currency,
        cast(quantity as decimal(18, 4)) as quantity,
        cast(
            ordered_amount / nullif(ordered_quantity, 0) as decimal(18, 4)
        ) as unit_price,
        cast(amount as decimal(18, 4)) as amount
    from signed

)

select * from final
