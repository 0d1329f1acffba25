with

order_items as (

    select *
    from {{ ref('int_cdc__changes') }}
    where table_name = 'order_items' and is_state

),

final as (

    select
        'cdc:' || database_name || ':' || row_key as order_line_id,
        'cdc:' || database_name || ':' || {{ json_text('row_raw', 'order_id') }}
            as order_id,
        'cdc' as system,
        row_key as line_no,
        'cdc:' || database_name || ':'
        || {{ json_text('row_raw', 'product_id') }} as product_id,
        {{ clean_text(json_text('row_raw', 'product_name')) }} as product_name,
        {{ clean_text(json_text('row_raw', 'category')) }} as category,
        'CNY' as currency,
        -- A line taken off an order stays, and counts for nothing.
        case
            when is_gone then cast(0 as decimal(18, 4))
            else {{ parse_amount(json_text('row_raw', 'quantity')) }}
        end as quantity,
        {{ parse_amount(json_text('row_raw', 'price')) }} as unit_price,
        case
            when is_gone then cast(0 as decimal(18, 4)) else amount
        end as amount
    from order_items

)

select * from final
