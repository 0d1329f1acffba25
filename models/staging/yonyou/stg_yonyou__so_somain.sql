with

orders as (

    select * from {{ raw('yonyou', 'so_somain') }}

),

renamed as (

    select
        ---------- keys
        ufdata,
        {{ yonyou_ledger('ufdata') }} as ledger,
        {{ clean_text('ID') }} as source_order_id,
        {{ clean_text('cSOCode') }} as order_code,
        {{ clean_text('cCusCode') }} as customer_code,
        {{ clean_text('cPersonCode') }} as source_staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('cDefine2') }} as phone,
        {{ phone_status('cDefine2') }} as phone_status,
        {{ clean_text('cDefine2') }} as phone_raw,

        ---------- text
        {{ clean_text('cDefine1') }} as name_raw,
        {{ clean_text('cSTCode') }} as sale_type,
        {{ clean_text('iStatus') }} as source_status,
        {{ clean_text('cMemo') }} as memo,

        ---------- booleans
        {{ clean_text('cVerifier') }} is not null as is_verified,
        {{ clean_text('cCloser') }} is not null as is_closed,

        ---------- timestamps
        {{ parse_timestamp('dDate') }} as ordered_at,
        {{ timestamp_status('dDate') }} as ordered_at_status,
        {{ parse_timestamp('dModDate') }} as updated_at

    from orders

),

judged as (

    select
        *,
        'yonyou:' || {{ key_part('ufdata') }} || ':'
        || {{ key_part('source_order_id') }} as order_id,
        case
            when ufdata is null then 'no database'
            when source_order_id is null then 'no order id'
            when ordered_at_status <> 'ok' then 'order time not readable'
            when ordered_at > {{ as_of() }} then 'ordered later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    -- A day is all that U8 tells of a change: of two versions of one day the
    -- one further on counts.
    select
        *,
        {{ row_status(
            ['order_id'], 'updated_at desc nulls last, source_status'
        ) }} as row_status
    from judged

)

select * from final
