with

orders as (

    select * from {{ raw('taobao', 'orders') }}

),

renamed as (

    select
        ---------- keys
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('tid') }}
        || ':' || {{ clean_text('oid') }} as order_line_id,
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('tid') }} as order_id,
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('num_iid') }} as product_id,
        {{ clean_text('seller_nick') }} as seller_nick,
        {{ clean_text('tid') }} as tid,
        {{ clean_text('oid') }} as oid,
        {{ clean_text('num_iid') }} as num_iid,
        {{ clean_text('sku_id') }} as sku_id,
        {{ clean_text('refund_id') }} as refund_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('title') }} as product_name,
        {{ clean_text('status') }} as source_status,
        {{ clean_text('refund_status') }} as refund_status,

        ---------- numbers
        {{ parse_amount('num') }} as quantity,
        {{ parse_amount('price') }} as unit_price,
        -- The line's share of what was paid, after discounts on the whole
        -- trade; older payloads have only the line's own payment.
        coalesce(
            {{ parse_amount('divide_order_fee') }},
            {{ parse_amount('payment') }}
        ) as amount

    from orders

),

judged as (

    select
        *,
        case
            when seller_nick is null then 'no seller nick'
            when tid is null then 'no trade id'
            when oid is null then 'no line id'
            when amount is null then 'amount not readable'
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
