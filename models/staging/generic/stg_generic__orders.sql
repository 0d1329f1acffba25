with

orders as (

    select * from {{ raw('generic', 'orders') }}

),

renamed as (

    select
        ---------- keys
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ key_part('order_id') }} as order_id,
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ key_part('customer_id') }} as account_record_id,
        'generic:' || {{ key_part('channel') }}
        || ':buyer:' || {{ key_part('coalesce(customer_id, order_id)') }}
            as buyer_record_id,
        channel,
        order_id as source_order_id,
        customer_id,
        {{ clean_text('store_id') }} as source_store_id,
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ clean_text('store_id') }} as store_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone') }} as phone,
        {{ phone_status('phone') }} as phone_status,
        phone as phone_raw,
        {{ normalize_phone('receiver_phone') }} as receiver_phone,
        {{ phone_status('receiver_phone') }} as receiver_phone_status,
        receiver_phone as receiver_phone_raw,

        ---------- text
        {{ clean_text('name') }} as name_raw,
        {{ clean_text('receiver_name') }} as receiver_name_raw,
        {{ clean_text('status') }} as source_status,
        upper(coalesce({{ clean_text('currency') }}, 'CNY')) as currency,

        ---------- numbers
        {{ parse_amount('amount') }} as amount,
        {{ amount_status('amount') }} as amount_status,
        {{ parse_amount('discount') }} as discount,
        {{ parse_amount('refund_amount') }} as refund_amount,
        {{ parse_amount('cost') }} as cost,

        ---------- timestamps
        {{ parse_timestamp('ordered_at', var('generic_timezone')) }}
            as ordered_at,
        {{ timestamp_status('ordered_at', var('generic_timezone')) }}
            as ordered_at_status,
        {{ parse_timestamp('paid_at', var('generic_timezone')) }} as paid_at

    from orders

),

judged as (

    select
        *,
        case
            when channel is null then 'no channel'
            when source_order_id is null then 'no order id'
            when amount_status in ('invalid', 'out_of_range')
                then 'amount not readable'
            when not {{ matches('currency', '^[A-Z]{3}$') }}
                then 'currency is no code of three letters'
            when ordered_at_status = 'invalid' then 'order time not readable'
            when ordered_at > {{ as_of() }} then 'ordered later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_id'], 'ordered_at') }} as row_status
    from judged

)

select * from final
