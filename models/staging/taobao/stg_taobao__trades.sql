with

trades as (

    select * from {{ raw('taobao', 'trades') }}

),

-- What the platform enciphers is hidden, not wrong.
readable as (

    select
        *,
        {{ matches('receiver_mobile', '^[$~].+[$~]1[$~]$') }}
            as is_mobile_enciphered,
        {{ matches('receiver_phone', '^[$~].+[$~]1[$~]$') }}
            as is_phone_enciphered,
        case
            when not {{ matches('receiver_name', '^[$~].+[$~]1[$~]$') }}
                then {{ clean_text('receiver_name') }}
        end as receiver_name_raw,
        case
            when not {{ matches('receiver_address', '^[$~].+[$~]1[$~]$') }}
                then {{ clean_text('receiver_address') }}
        end as address_raw
    from trades

),

renamed as (

    select
        ---------- keys
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('tid') }} as order_id,
        {{ clean_text('seller_nick') }} as seller_nick,
        {{ clean_text('tid') }} as tid,
        {{ clean_text('buyer_open_uid') }} as buyer_open_uid,
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('buyer_open_uid') }} as member_record_id,
        {{ clean_text('oaid') }} as oaid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        nullif({{ clean_text('alipay_id') }}, '0') as alipay_user_id,
        {{ normalize_email('buyer_email') }} as buyer_email,
        {{ email_status('buyer_email') }} as buyer_email_status,
        buyer_email as buyer_email_raw,
        {{ normalize_phone('receiver_mobile') }} as receiver_mobile,
        case
            when is_mobile_enciphered then 'masked'
            else {{ phone_status('receiver_mobile') }}
        end as receiver_mobile_status,
        receiver_mobile as receiver_mobile_raw,
        {{ normalize_phone('receiver_phone') }} as receiver_phone,
        case
            when is_phone_enciphered then 'masked'
            else {{ phone_status('receiver_phone') }}
        end as receiver_phone_status,
        receiver_phone as receiver_phone_raw,

        ---------- text
        {{ clean_text('buyer_nick') }} as buyer_nick,
        receiver_name_raw,
        {{ name_status('receiver_name_raw') }} as receiver_name_status,
        {{ clean_text('receiver_state') }} as province_raw,
        {{ clean_text('receiver_city') }} as city_raw,
        {{ clean_text('receiver_district') }} as district_raw,
        address_raw,
        nullif({{ clean_text('receiver_zip') }}, '000000') as postal_code,
        {{ clean_text('status') }} as source_status,
        {{ clean_text('type') }} as trade_type,
        {{ clean_text('trade_from') }} as trade_from,

        ---------- numbers
        {{ parse_amount('payment') }} as amount,
        {{ amount_status('payment') }} as amount_status,
        {{ parse_amount('discount_fee') }} as discount,
        {{ parse_amount('post_fee') }} as postage,
        -- The one amount of a trade that comes in fen.
        {{ parse_amount('alipay_point', 'fen') }} as alipay_points_amount,

        ---------- timestamps
        {{ parse_timestamp('created', 'Asia/Shanghai') }} as ordered_at,
        {{ parse_timestamp('pay_time', 'Asia/Shanghai') }} as paid_at,
        {{ parse_timestamp('end_time', 'Asia/Shanghai') }} as ended_at,
        {{ parse_timestamp('modified', 'Asia/Shanghai') }} as modified_at

    from readable

),

judged as (

    select
        *,
        -- Without a buyer id the trade is a buyer of its own, if it says
        -- anything about who it was.
        case
            when
                coalesce(
                    buyer_open_uid, buyer_nick, alipay_user_id,
                    buyer_email_raw, receiver_name_raw, receiver_mobile_raw,
                    receiver_phone_raw
                ) is not null
                then coalesce(buyer_open_uid, tid)
        end as buyer_key,
        case
            when seller_nick is null then 'no seller nick'
            when tid is null then 'no trade id'
            when amount is null then 'amount not readable'
            when ordered_at is null then 'order time not readable'
            when ordered_at > {{ as_of() }} then 'ordered later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_id'], 'modified_at') }} as row_status
    from judged

)

select * from final
