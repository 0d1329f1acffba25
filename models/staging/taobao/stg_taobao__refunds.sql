with

refunds as (

    select * from {{ raw('taobao', 'refunds') }}

),

renamed as (

    select
        ---------- keys
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('refund_id') }} as refund_id,
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('tid') }} as order_id,
        'taobao:' || {{ clean_text('seller_nick') }}
        || ':' || {{ clean_text('tid') }}
        || ':' || {{ clean_text('oid') }} as order_line_id,
        {{ clean_text('seller_nick') }} as seller_nick,
        {{ clean_text('refund_id') }} as source_refund_id,
        {{ clean_text('tid') }} as tid,
        {{ clean_text('oid') }} as oid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('status') }} as source_status,
        {{ clean_text('refund_phase') }} as refund_phase,
        {{ clean_text('dispute_type') }} as dispute_type,
        {{ clean_text('reason') }} as refund_reason,

        ---------- numbers
        {{ parse_amount('refund_fee') }} as amount,

        ---------- timestamps
        {{ parse_timestamp('created', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('modified', 'Asia/Shanghai') }} as modified_at

    from refunds

),

judged as (

    select
        *,
        case
            when seller_nick is null then 'no seller nick'
            when source_refund_id is null then 'no refund id'
            when tid is null then 'no trade id'
            when amount is null then 'amount not readable'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['refund_id'], 'modified_at') }} as row_status
    from judged

)

select * from final
