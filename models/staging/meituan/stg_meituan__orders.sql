with

orders as (

    select * from {{ raw('meituan', 'orders') }}

),

-- Texts are pushed coded for a URL, some of them twice.
decoded as (

    select
        *,
        {{ decode_url('wm_poi_name') }} as store_text,
        {{ decode_url('recipient_name') }} as name_text,
        {{ decode_url('recipient_address') }} as address_text,
        {{ decode_url('backup_recipient_phone') }} as backup_phones_text,
        {{ decode_url('user_member_info') }} as member_text,
        {{ decode_url('invoice_title') }} as invoice_text,
        {{ decode_url('poi_receive_detail') }} as received_text,
        {{ decode_url('detail') }} as detail_text,
        {{ decode_url('extras') }} as extras_text
    from orders

),

renamed as (

    select
        ---------- keys
        'meituan:' || app_id || ':' || order_id as order_id,
        app_id,
        order_id as source_order_id,
        {{ clean_text('app_poi_code') }} as source_store_id,
        'meituan:' || app_id || ':' || {{ clean_text('app_poi_code') }}
            as store_id,
        -- Who is no member has no number, or 0 as all others have.
        nullif({{ clean_text(json_text('member_text', 'card_code')) }}, '0')
            as member_card_no,
        nullif(
            {{ clean_text(json_text('member_text', 'poi_member_id')) }}, '0'
        ) as poi_member_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('recipient_phone') }} as receiver_phone,
        recipient_phone as receiver_phone_raw,
        realphonenumber as real_phone_raw,
        backup_phones_text as backup_phones_raw,
        {{ normalize_phone('order_phone_number') }} as phone,
        order_phone_number as phone_raw,
        {{ normalize_uscc('taxpayer_id') }} as employer_uscc,
        {{ uscc_status('taxpayer_id') }} as employer_uscc_status,
        taxpayer_id as employer_uscc_raw,

        ---------- text
        {{ clean_text('name_text') }} as receiver_name_raw,
        {{ clean_text('address_text') }} as address_raw,
        {{ clean_text('store_text') }} as store_name,
        -- 个人, or the buyer's own name, is no company.
        case
            when
                {{ clean_text('taxpayer_id') }} is not null
                or {{ name_status('invoice_text') }} = 'company'
                then {{ clean_text('invoice_text') }}
        end as invoice_title,
        {{ clean_text(json_text('member_text', 'level_code')) }}
            as member_level,
        {{ clean_text('status') }} as source_status,
        {{ clean_text('pay_type') }} as pay_type,
        detail_text as detail,
        extras_text as extras,
        'CNY' as currency,

        ---------- numbers
        {{ parse_amount('total') }} as amount,
        {{ amount_status('total') }} as amount_status,
        {{ parse_amount('original_price') }} as list_amount,
        {{ parse_amount('shipping_fee') }} as shipping_fee,
        -- In fen, as what the store receives; the others are yuan.
        coalesce(
            {{ parse_amount('package_bag_money_yuan') }},
            {{ parse_amount('package_bag_money', 'fen') }}
        ) as bag_fee,
        {{ parse_amount(json_text('received_text', 'onlinePayment'), 'fen') }}
            as paid_online,

        ---------- timestamps
        {{ parse_timestamp('ctime', 'Asia/Shanghai') }} as ordered_at,
        {{ parse_timestamp('utime', 'Asia/Shanghai') }} as updated_at,
        {{ parse_timestamp('delivery_time', 'Asia/Shanghai') }}
            as deliver_at

    from decoded

),

judged as (

    select
        *,
        'meituan:' || app_id || ':' || coalesce(
            {{ key_part('member_card_no') }},
            'member:' || poi_member_id,
            'buyer:' || source_order_id
        ) as record_id,
        coalesce(member_card_no, poi_member_id) is not null as is_member,
        case
            when app_id is null then 'no app'
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
