with

refunds as (

    select * from {{ raw('meituan', 'refunds') }}

),

renamed as (

    select
        ---------- keys
        'meituan:' || app_id || ':' || refund_id as refund_id,
        'meituan:' || app_id || ':' || {{ clean_text('order_id') }} as order_id,
        app_id,
        refund_id as source_refund_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('res_type') }} as source_status,
        {{ clean_text('refund_type') }} as refund_type,
        {{ clean_text('apply_reason') }} as refund_reason,

        ---------- numbers
        {{ parse_amount('money') }} as amount,
        {{ amount_status('money') }} as amount_status,

        ---------- timestamps
        {{ parse_timestamp('ctime', 'Asia/Shanghai') }} as requested_at,
        {{ parse_timestamp('utime', 'Asia/Shanghai') }} as updated_at

    from refunds

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app'
            when source_refund_id is null then 'no refund id'
            when amount_status <> 'ok' then 'amount not readable'
            when requested_at > {{ as_of() }} then 'requested later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['refund_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
