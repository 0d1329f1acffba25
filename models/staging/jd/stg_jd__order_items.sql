with

order_items as (

    select * from {{ raw('jd', 'order_items') }}

),

renamed as (

    select
        ---------- keys
        'jd:' || venderid || ':' || orderid || ':' || skuid as order_line_id,
        'jd:' || venderid || ':' || orderid as order_id,
        'jd:' || venderid || ':' || {{ clean_text('wareid') }} as product_id,
        venderid as vender_id,
        orderid as source_order_id,
        skuid as sku_id,
        {{ clean_text('wareid') }} as ware_id,
        {{ clean_text('outerskuid') }} as outer_sku_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('skuname') }} as product_name,

        ---------- numbers
        {{ parse_amount('jdprice') }} as unit_price,
        -- The name says a total; it is how many pieces.
        {{ parse_amount('itemtotal') }} as quantity,
        {{ parse_amount('giftpoint') }} as gift_points

    from order_items

),

judged as (

    select
        *,
        cast(unit_price * quantity as decimal(18, 4)) as amount,
        case
            when vender_id is null then 'no vender'
            when source_order_id is null then 'no order id'
            when sku_id is null then 'no sku'
            when unit_price is null then 'price not readable'
            when quantity is null then 'quantity not readable'
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
