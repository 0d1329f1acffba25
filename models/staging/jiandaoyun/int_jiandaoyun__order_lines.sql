with

orders as (

    select *
    from {{ ref('stg_jiandaoyun__orders') }}
    where row_status = 'kept'

),

lines as (

    select
        order_id,
        app_id,
        {{ explode_json_array('order_lines_raw') }} as line
    from orders

),

final as (

    select
        order_id || ':' || {{ json_text('line', '_id') }} as order_line_id,
        order_id,
        'jiandaoyun' as system,
        {{ json_text('line', '_id') }} as line_no,
        'jiandaoyun:' || app_id || ':' || {{ json_text('line', 'product_no') }}
            as product_id,
        {{ json_text('line', 'product_name') }} as product_name,
        {{ json_text('line', 'category') }} as category,
        'CNY' as currency,
        {{ parse_amount(json_text('line', 'quantity')) }} as quantity,
        {{ parse_amount(json_text('line', 'price')) }} as unit_price,
        {{ parse_amount(json_text('line', 'amount')) }} as amount
    from lines
    -- A row of a subform without an id is no row: the cell was no list.
    where {{ json_text('line', '_id') }} is not null

)

select * from final
