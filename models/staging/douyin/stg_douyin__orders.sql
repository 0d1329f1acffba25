with

orders as (

    select * from {{ raw('douyin', 'orders') }}

),

renamed as (

    select
        ---------- keys
        'douyin:' || shop_id || ':' || order_id as order_id,
        shop_id,
        order_id as source_order_id,
        -- `open_id` beside it is the mini program's, the same in every order.
        {{ clean_text('doudian_open_id') }} as doudian_open_id,
        coalesce({{ clean_text('doudian_open_id') }}, order_id) as buyer_key,
        'douyin:' || shop_id || ':buyer:'
        || coalesce({{ clean_text('doudian_open_id') }}, order_id) as record_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        -- `post_tel` is empty or a ciphertext; a number in clear still counts.
        case
            when {{ phone_status('post_tel') }} = 'ok'
                then {{ normalize_phone('post_tel') }}
        end as receiver_phone,
        case
            when {{ phone_status('post_tel') }} = 'ok' then 'ok'
            when coalesce(mask_post_tel, encrypt_post_tel, post_tel) is null
                then 'absent'
            else 'masked'
        end as receiver_phone_status,
        case
            when {{ phone_status('post_tel') }} = 'ok' then post_tel
            else coalesce(mask_post_tel, encrypt_post_tel, post_tel)
        end as receiver_phone_raw,

        ---------- text
        {{ clean_text('mask_post_receiver') }} as receiver_name_raw,
        {{ clean_text(json_text(
            json_text('mask_post_addr', 'province'), 'name'
        )) }} as province_raw,
        {{ clean_text(json_text(
            json_text('mask_post_addr', 'city'), 'name'
        )) }} as city_raw,
        {{ clean_text(json_text(
            json_text('mask_post_addr', 'town'), 'name'
        )) }} as district_raw,
        {{ clean_text(json_text('mask_post_addr', 'detail')) }} as address_raw,
        coalesce(
            nullif({{ clean_text('main_status') }}, '0'),
            {{ clean_text('order_status') }}
        ) as source_status,
        {{ clean_text('pay_type') }} as pay_type,
        {{ clean_text('b_type') }} as b_type,
        {{ clean_text('buyer_words') }} as buyer_words,
        {{ clean_text('seller_words') }} as seller_words,
        'CNY' as currency,

        ---------- numbers
        {{ parse_amount('pay_amount', 'fen') }} as amount,
        {{ amount_status('pay_amount', 'fen') }} as amount_status,
        {{ parse_amount('order_amount', 'fen') }} as list_amount,
        {{ parse_amount('post_amount', 'fen') }} as postage,

        ---------- timestamps
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }} as ordered_at,
        {{ parse_timestamp('pay_time', 'Asia/Shanghai') }} as paid_at,
        {{ parse_timestamp('finish_time', 'Asia/Shanghai') }} as finished_at,
        {{ parse_timestamp('update_time', 'Asia/Shanghai') }} as updated_at

    from orders

),

judged as (

    select
        *,
        case
            when shop_id is null then 'no shop'
            when source_order_id is null then 'no order id'
            when amount_status <> 'ok' then 'amount not readable'
            when ordered_at is null then 'order time not readable'
            when ordered_at > {{ as_of() }} then 'ordered later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
