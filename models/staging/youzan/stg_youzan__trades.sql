with

trades as (

    select * from {{ raw('youzan', 'trades') }}

),

received as (

    -- What a counter hands out has its receiver in a JSON cell.
    select
        *,
        coalesce(
            {{ clean_text('receiver_name') }},
            {{ clean_text(json_text('self_fetch_info', 'user_name')) }}
        ) as receiver_name_raw,
        coalesce(
            receiver_tel,
            nullif({{ json_text('self_fetch_info', 'user_tel') }}, '')
        ) as receiver_phone_raw
    from trades

),

renamed as (

    select
        ---------- keys
        'youzan:' || kdt_id || ':' || tid as order_id,
        kdt_id,
        tid,
        {{ clean_text('yz_open_id') }} as yz_open_id,
        'youzan:' || kdt_id || ':' || {{ clean_text('yz_open_id') }}
            as account_record_id,
        nullif({{ clean_text('offline_id') }}, '0') as source_store_id,
        'youzan:' || kdt_id || ':'
        || nullif({{ clean_text('offline_id') }}, '0') as store_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('buyer_phone') }} as phone,
        {{ phone_status('buyer_phone') }} as phone_status,
        buyer_phone as phone_raw,
        {{ normalize_phone('receiver_phone_raw') }} as receiver_phone,
        {{ phone_status('receiver_phone_raw') }} as receiver_phone_status,
        receiver_phone_raw,
        {{ clean_text('outer_user_id') }} as wechat_openid,
        {{ normalize_resident_id('id_card_number') }} as resident_id,
        {{ resident_id_status('id_card_number') }} as resident_id_status,
        id_card_number as resident_id_raw,

        ---------- text
        receiver_name_raw,
        {{ clean_text('delivery_province') }} as province_raw,
        {{ clean_text('delivery_city') }} as city_raw,
        {{ clean_text('delivery_district') }} as district_raw,
        {{ clean_text('delivery_address') }} as address_raw,
        {{ clean_text('status') }} as source_status,
        {{ clean_text('refund_state') }} as refund_state,
        {{ clean_text('pay_type') }} as pay_type,
        'CNY' as currency,

        ---------- numbers
        {{ parse_amount('payment') }} as amount,
        {{ amount_status('payment') }} as amount_status,
        {{ parse_amount('total_fee') }} as total_fee,
        {{ parse_amount('post_fee') }} as post_fee,

        ---------- booleans
        {{ clean_text('gift_no') }} is not null as has_gift_no,

        ---------- timestamps
        {{ parse_timestamp('created', 'Asia/Shanghai') }} as ordered_at,
        {{ timestamp_status('created', 'Asia/Shanghai') }} as ordered_at_status,
        {{ parse_timestamp('pay_time', 'Asia/Shanghai') }} as paid_at,
        {{ parse_timestamp('update_time', 'Asia/Shanghai') }} as updated_at

    from received

),

judged as (

    select
        *,
        case
            when has_gift_no then true
            when receiver_phone = phone then false
        end as is_gift,
        case
            when kdt_id is null then 'no shop'
            when tid is null then 'no order id'
            when amount_status <> 'ok' then 'amount not readable'
            when ordered_at_status <> 'ok' then 'order time not readable'
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
