with

orders as (

    select * from {{ raw('jiandaoyun', 'orders') }}

),

renamed as (

    select
        ---------- keys
        'jiandaoyun:' || appid || ':' || _id as order_id,
        _id as data_id,
        appid as app_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('customer', 'id') }}
            as account_record_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('owner', 'username') }}
            as staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('receiver_phone') }} as receiver_phone,
        {{ phone_status('receiver_phone') }} as receiver_phone_status,
        receiver_phone as receiver_phone_raw,

        ---------- text
        {{ clean_text('order_no') }} as source_order_id,
        {{ clean_text('receiver_name') }} as receiver_name_raw,
        {{ clean_text('status') }} as source_status,
        {{ clean_text('pay_method') }} as source_pay_method,
        order_lines as order_lines_raw,
        owner as owner_raw,

        ---------- numbers
        {{ parse_amount('amount') }} as amount,
        {{ amount_status('amount') }} as amount_status,
        {{ parse_amount('list_amount') }} as list_amount,

        ---------- timestamps
        {{ parse_timestamp('order_time', 'UTC') }} as ordered_at,
        {{ timestamp_status('order_time', 'UTC') }} as ordered_at_status,
        {{ parse_timestamp('pay_time', 'UTC') }} as paid_at,
        {{ parse_timestamp('updateTime', 'UTC') }} as updated_at

    from orders

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app id'
            when data_id is null then 'no record id'
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
