with

orders as (

    select *
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

listed as (

    select
        order_id,
        app_id,
        {{ explode_json_array('detail') }} as item
    from orders

),

read as (

    select
        order_id,
        app_id,
        item,
        coalesce(
            {{ clean_text(json_text('item', 'app_spu_code')) }},
            {{ clean_text(json_text('item', 'app_food_code')) }}
        ) as source_product_id,
        {{ clean_text(json_text('item', 'food_name')) }} as product_name,
        -- One version of the interface spells it without a `t`.
        coalesce(
            {{ parse_amount(json_text('item', 'quantity')) }},
            {{ parse_amount(json_text('item', 'quanity')) }}
        ) as quantity,
        {{ parse_amount(json_text('item', 'price')) }} as unit_price
    from listed
    where {{ json_text('item', 'price') }} is not null

),

-- The list has no line numbers; two lines that read the same are the same.
numbered as (

    select
        *,
        row_number() over (partition by order_id order by item) as line_rank
    from read

),

final as (

    select
        order_id || ':' || cast(line_rank as {{ dbt.type_string() }})
            as order_line_id,
        order_id,
        'meituan' as system,
        cast(line_rank as {{ dbt.type_string() }}) as line_no,
        'meituan:' || app_id || ':' || source_product_id as product_id,
        product_name,
        {{ null_columns(['category']) }},
        'CNY' as currency,
        quantity,
        unit_price,
        cast(unit_price * quantity as decimal(18, 4)) as amount
    from numbered

)

select * from final
