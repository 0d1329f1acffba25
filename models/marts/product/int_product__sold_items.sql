with

order_lines as (

    select * from {{ ref('fct_order_lines') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

refunds as (

    select *
    from {{ ref('fct_refunds') }}
    where status = 'refunded'

),

refunded_lines as (

    select distinct order_line_id
    from refunds
    where order_line_id is not null

),

-- A refund that names no line is one of the whole order, unless the system
-- books what comes back as orders of their own.
booking_systems as (

    select distinct system
    from orders
    where amount < 0

),

refunded_orders as (

    select distinct refunds.order_id
    from refunds
    left join booking_systems
        on refunds.system = booking_systems.system
    where
        refunds.order_id is not null
        and refunds.order_line_id is null
        and booking_systems.system is null

),

final as (

    select
        order_lines.order_line_id,
        order_lines.order_id,
        order_lines.one_id,
        order_lines.product_id,
        order_lines.quantity,
        order_lines.amount_cny,
        coalesce(
            refunded_lines.order_line_id is not null
            or refunded_orders.order_id is not null
            or orders.status in ('refunded', 'returned')
            or order_lines.quantity < 0, false
        ) as is_returned,
        {{ local_month('order_lines.ordered_at') }} as month_start_date
    from order_lines
    inner join orders
        on order_lines.order_id = orders.order_id
    left join refunded_lines
        on order_lines.order_line_id = refunded_lines.order_line_id
    left join refunded_orders
        on order_lines.order_id = refunded_orders.order_id
    where
        order_lines.is_revenue
        and order_lines.product_id is not null
        and order_lines.ordered_at is not null

)

select * from final
