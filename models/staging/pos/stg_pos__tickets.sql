with

tickets as (

    select * from {{ raw('pos', 'tickets') }}

),

renamed as (

    select
        ---------- keys
        app_id,
        {{ clean_text('sn') }} as sn,
        {{ clean_text('originalSn') }} as original_sn,
        -- 0 is a walk-in, not a member that all of them are.
        nullif({{ clean_text('customerUid') }}, '0') as customer_uid,
        {{ clean_text('storeAppId') }} as source_store_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone') }} as phone,
        {{ phone_status('phone') }} as phone_status,
        phone as phone_raw,

        ---------- text
        {{ clean_text('ticketType') }} as ticket_type,
        {{ clean_text('payMethod') }} as pay_method,
        {{ clean_text('cashierJobNumber') }} as cashier_job_number,

        ---------- numbers
        {{ parse_amount('totalAmount') }} as amount,
        {{ amount_status('totalAmount') }} as amount_status,
        {{ parse_amount('discountAmount') }} as discount,

        ---------- timestamps
        {{ parse_timestamp('datetime') }} as ordered_at,
        {{ timestamp_status('datetime') }} as ordered_at_status

    from tickets

),

judged as (

    select
        *,
        'pos:' || app_id || ':' || sn as order_id,
        'pos:' || app_id || ':' || original_sn as original_order_id,
        'pos:' || app_id || ':' || customer_uid as member_record_id,
        'pos:' || app_id || ':' || source_store_id as store_id,
        case
            when app_id is null then 'no app id'
            when sn is null then 'no ticket number'
            when amount_status <> 'ok' then 'amount not readable'
            when ordered_at_status <> 'ok' then 'ticket time not readable'
            when ordered_at > {{ as_of() }} then 'sold later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
