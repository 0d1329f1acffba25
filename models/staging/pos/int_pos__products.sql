with

products as (

    select *
    from {{ ref('stg_pos__products') }}
    where row_status = 'kept'

),

ticket_items as (

    select *
    from {{ ref('stg_pos__ticket_items') }}
    where row_status = 'kept' and source_product_id is not null

),

listed as (

    select
        product_id,
        'pos' as system,
        source_product_id,
        product_name,
        category
    from products

),

-- Goods that were struck off the list are still on old tickets.
only_on_tickets as (

    select
        ticket_items.product_id,
        'pos' as system,
        ticket_items.source_product_id,
        max(ticket_items.product_name) as product_name,
        {{ null_columns(['category']) }}
    from ticket_items
    left join products
        on ticket_items.product_id = products.product_id
    where products.product_id is null
    group by
        ticket_items.product_id,
        ticket_items.source_product_id

),

final as (

    select * from listed

    union all

    select * from only_on_tickets

)

select * from final
