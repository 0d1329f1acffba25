with

ticket_items as (

    select *
    from {{ ref('stg_pos__ticket_items') }}
    where row_status = 'kept'

),

products as (

    select *
    from {{ ref('stg_pos__products') }}
    where row_status = 'kept'

),

final as (

    select
        ticket_items.order_line_id,
        ticket_items.order_id,
        'pos' as system,
        ticket_items.line_no,
        ticket_items.product_id,
        products.category,
        'CNY' as currency,
        ticket_items.quantity,
        ticket_items.unit_price,
        ticket_items.amount,
        coalesce(ticket_items.product_name, products.product_name)
            as product_name
    from ticket_items
    left join products
        on ticket_items.product_id = products.product_id

)

select * from final
