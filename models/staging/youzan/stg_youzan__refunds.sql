with

refunds as (

    select * from {{ raw('youzan', 'refunds') }}

),

renamed as (

    select
        ---------- keys
        'youzan:' || kdt_id || ':' || refund_id as refund_id,
        'youzan:' || kdt_id || ':' || tid as order_id,
        'youzan:' || kdt_id || ':' || tid || ':' || oid as order_line_id,
        kdt_id,
        refund_id as source_refund_id,
        tid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('status') }} as source_status,
        {{ clean_text('reason') }} as refund_reason,

        ---------- numbers
        {{ parse_amount('refund_fee') }} as amount,
        {{ amount_status('refund_fee') }} as amount_status,

        ---------- timestamps
        {{ parse_timestamp('created', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('modified', 'Asia/Shanghai') }} as updated_at

    from refunds

),

judged as (

    select
        *,
        case
            when kdt_id is null then 'no shop'
            when source_refund_id is null then 'no refund id'
            when tid is null then 'no order id'
            when amount_status <> 'ok' then 'amount not readable'
            when created_at > {{ as_of() }} then 'refunded later than as_of'
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
