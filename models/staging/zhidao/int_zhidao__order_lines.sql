with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where form_name = '销售订单'

),

details as (

    select
        record_key,
        app_code,
        {{ json_text('fields', '订单明细') }} as lines_raw
    from records

),

lines as (

    select
        record_key,
        app_code,
        {{ explode_json_array('lines_raw') }} as line
    from details

),

final as (

    select
        record_key || ':' || {{ json_text('line', '行号') }}
            as order_line_id,
        record_key as order_id,
        'zhidao' as system,
        {{ json_text('line', '行号') }} as line_no,
        'zhidao:' || app_code || ':'
        || {{ json_text('line', '商品编码') }} as product_id,
        {{ clean_text(json_text('line', '商品名称')) }} as product_name,
        {{ null_columns(['category']) }},
        'CNY' as currency,
        {{ parse_amount(json_text('line', '数量')) }} as quantity,
        {{ parse_amount(json_text('line', '单价')) }} as unit_price,
        {{ parse_amount(json_text('line', '小计')) }} as amount
    from lines
    where {{ json_text('line', '行号') }} is not null

)

select * from final
