with

sales_orders as (

    select * from {{ raw('fxiaoke', 'sales_order_obj') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('tenant_id') }} as tenant_id,
        {{ clean_text('_id') }} as source_order_id,
        {{ clean_text('name') }} as order_number,
        {{ clean_text('account_id') }} as account_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('ship_to_tel') }} as receiver_phone,
        {{ phone_status('ship_to_tel') }} as receiver_phone_status,
        ship_to_tel as receiver_phone_raw,

        ---------- text
        {{ clean_text('order_status') }} as order_status,
        coalesce(
            {{ clean_text('order_status__r') }},
            {{ clean_text('order_status') }}
        ) as source_status,

        ---------- numbers
        {{ parse_amount('order_amount') }} as amount,
        {{ amount_status('order_amount') }} as amount_status,
        {{ parse_amount('payment_amount') }} as payment_amount,
        {{ parse_amount('refund_amount') }} as refund_amount,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false)
        or coalesce(life_status = 'invalid', false) as is_deleted,

        ---------- timestamps
        coalesce(
            {{ parse_timestamp('order_time', 'Asia/Shanghai') }},
            {{ parse_timestamp('create_time', 'Asia/Shanghai') }}
        ) as ordered_at,
        {{ timestamp_status('order_time', 'Asia/Shanghai') }}
            as ordered_at_status,
        {{ parse_timestamp('last_modified_time', 'Asia/Shanghai') }}
            as updated_at

    from sales_orders

),

judged as (

    select
        *,
        'fxiaoke:' || tenant_id || ':' || source_order_id as order_id,
        'fxiaoke:' || tenant_id || ':' || account_id as account_record_id,
        case
            when tenant_id is null then 'no tenant id'
            when source_order_id is null then 'no order id'
            when amount_status in ('invalid', 'out_of_range')
                then 'amount not readable'
            when ordered_at_status = 'invalid' then 'order time not readable'
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
