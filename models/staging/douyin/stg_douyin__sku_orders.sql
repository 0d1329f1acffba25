with

sku_orders as (

    select * from {{ raw('douyin', 'sku_orders') }}

),

-- An id as a number may have lost its last digits: its text twin counts.
keyed as (

    select
        *,
        coalesce(
            {{ clean_text('product_id_str') }},
            {{ clean_text('product_id') }}
        ) as source_product_id,
        nullif(
            coalesce(
                {{ clean_text('room_id_str') }},
                {{ clean_text('room_id') }}
            ),
            '0'
        ) as source_room_id,
        nullif({{ clean_text('video_id') }}, '0') as source_video_id
    from sku_orders

),

renamed as (

    select
        ---------- keys
        'douyin:' || shop_id || ':line:' || order_id as order_line_id,
        'douyin:' || shop_id || ':' || parent_order_id as order_id,
        'douyin:' || shop_id || ':' || source_product_id as product_id,
        shop_id,
        order_id as sku_order_id,
        parent_order_id,
        source_product_id,
        source_room_id as room_id,
        source_video_id as video_id,
        nullif({{ clean_text('author_id') }}, '0') as author_id,
        {{ clean_text('sku_id') }} as sku_id,
        {{ clean_text('out_sku_id') }} as out_sku_id,
        case
            when source_room_id is not null
                then 'douyin:' || shop_id || ':room:' || source_room_id
            when source_video_id is not null
                then 'douyin:' || shop_id || ':video:' || source_video_id
        end as campaign_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('product_name') }} as product_name,
        {{ clean_text('author_name') }} as author_name,
        {{ clean_text('is_comment') }} as comment_status,

        ---------- numbers
        {{ parse_amount('item_num') }} as quantity,
        {{ parse_amount('origin_amount', 'fen') }} as unit_price,
        {{ parse_amount('pay_amount', 'fen') }} as amount,
        {{ amount_status('pay_amount', 'fen') }} as amount_status

    from keyed

),

judged as (

    select
        *,
        case
            when shop_id is null then 'no shop'
            when sku_order_id is null then 'no sku order id'
            when parent_order_id is null then 'no order id'
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
