with

orders as (

    select * from {{ raw('jd', 'orders') }}

),

-- The receiver stands in one JSON cell; what the platform enciphers has the
-- ciphertext in its encrypted twin as well, and is hidden, not wrong.
received as (

    select
        *,
        {{ json_text('consigneeinfo', 'fullname') }} as fullname,
        {{ json_text('consigneeinfo', 'mobile') }} as mobile,
        coalesce(
            {{ json_text('consigneeinfo', 'fullname') }}
            = {{ json_text('consigneeinfo', 'encrypt_fullname') }},
            false
        ) as is_name_enciphered,
        coalesce(
            {{ json_text('consigneeinfo', 'mobile') }}
            = {{ json_text('consigneeinfo', 'encrypt_mobile') }},
            false
        ) as is_mobile_enciphered
    from orders

),

renamed as (

    select
        ---------- keys
        'jd:' || venderid || ':' || orderid as order_id,
        venderid as vender_id,
        orderid as source_order_id,
        nullif({{ clean_text('parentorderid') }}, '0') as parent_order_id,
        -- Behind stars a pin is many people's.
        case
            when instr(pin, '*') = 0 then {{ clean_text('pin') }}
        end as pin,
        {{ clean_text('open_id_buyer') }} as open_id_buyer,
        {{ clean_text('xid_buyer') }} as xid_buyer,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('mobile') }} as receiver_phone,
        case
            when is_mobile_enciphered and mobile <> '' then 'masked'
            else {{ phone_status('mobile') }}
        end as receiver_phone_status,
        nullif(mobile, '') as receiver_phone_raw,

        ---------- text
        case when not is_name_enciphered then {{ clean_text('fullname') }} end
            as receiver_name_raw,
        {{ clean_text(json_text('consigneeinfo', 'province')) }}
            as province_raw,
        {{ clean_text(json_text('consigneeinfo', 'city')) }} as city_raw,
        {{ clean_text(json_text('consigneeinfo', 'county')) }} as district_raw,
        {{ clean_text(json_text('consigneeinfo', 'fullAddress')) }}
            as address_raw,
        {{ clean_text('orderstate') }} as source_status,
        {{ extract_match(clean_text('paytype'), '^[0-9]+') }} as pay_type,
        {{ clean_text('ordersource') }} as order_source,

        ---------- numbers
        {{ parse_amount('orderpayment') }} as amount,
        {{ amount_status('orderpayment') }} as amount_status,
        {{ parse_amount('ordertotalprice') }} as list_amount,
        {{ parse_amount('freightprice') }} as freight,

        ---------- timestamps
        {{ parse_timestamp('orderstarttime', 'Asia/Shanghai') }} as ordered_at,
        {{ parse_timestamp('paymentconfirmtime', 'Asia/Shanghai') }} as paid_at,
        {{ parse_timestamp('orderendtime', 'Asia/Shanghai') }} as ended_at,
        {{ parse_timestamp('modified', 'Asia/Shanghai') }} as modified_at

    from received

),

judged as (

    select
        *,
        {{ name_status('receiver_name_raw') }} as receiver_name_status,
        case
            when vender_id is null then 'no vender'
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
        {{ row_status(['order_id'], 'modified_at') }} as row_status
    from judged

)

select * from final
