with

trade_orders as (

    select * from {{ raw('youzan', 'trade_orders') }}

),

renamed as (

    select
        ---------- keys
        'youzan:' || kdt_id || ':' || tid || ':' || oid as order_line_id,
        'youzan:' || kdt_id || ':' || tid as order_id,
        kdt_id,
        tid,
        oid as line_no,
        {{ clean_text('item_id') }} as source_product_id,
        'youzan:' || kdt_id || ':' || {{ clean_text('item_id') }} as product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('title') }} as product_name,

        ---------- numbers
        {{ parse_amount('num') }} as quantity,
        {{ parse_amount('price') }} as unit_price,
        {{ parse_amount('payment') }} as amount,
        {{ amount_status('payment') }} as amount_status

    from trade_orders

),

judged as (

    select
        *,
        case
            when kdt_id is null then 'no shop'
            when tid is null then 'no order id'
            when line_no is null then 'no line id'
            when amount_status <> 'ok' then 'amount not readable'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_line_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
