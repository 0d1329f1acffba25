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

signed as (

    -- A rejected item sells nothing; an item of a return gives back.
    select
        items.*,
        case
            when items.is_rejected then 0
            when orders.is_return then -abs(items.ordered_quantity)
            else items.ordered_quantity
        end as quantity,
        case
            when items.is_rejected then 0
            when orders.is_return then -abs(items.ordered_amount)
            else items.ordered_amount
        end as amount
    from items
    left join orders
        on items.order_id = orders.order_id

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
