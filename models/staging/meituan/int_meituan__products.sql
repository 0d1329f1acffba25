with

orders as (

    select
        order_id,
        app_id,
        ordered_at
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

order_lines as (

    select * from {{ ref('int_meituan__order_lines') }}

),

latest_lines as (

    select
        order_lines.product_id,
        order_lines.product_name,
        orders.app_id,
        row_number() over (
            partition by order_lines.product_id
            order by
                order_lines.product_name is null,
                orders.ordered_at desc,
                order_lines.order_line_id desc
        ) as line_rank
    from order_lines
    inner join orders
        on order_lines.order_id = orders.order_id
    where order_lines.product_id is not null

),

final as (

    select
        product_id,
        'meituan' as system,
        replace(product_id, 'meituan:' || app_id || ':', '')
            as source_product_id,
        product_name,
        {{ null_columns(['category']) }}
    from latest_lines
    where line_rank = 1

)

select * from final
