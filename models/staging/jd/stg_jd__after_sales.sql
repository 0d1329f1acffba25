with

after_sales as (

    select * from {{ raw('jd', 'after_sales') }}

),

renamed as (

    select
        ---------- keys
        'jd:' || venderid || ':' || afsrefundid as refund_id,
        'jd:' || venderid || ':' || {{ clean_text('orderid') }} as order_id,
        venderid as vender_id,
        afsrefundid as source_refund_id,
        {{ clean_text('serviceid') }} as service_id,
        {{ clean_text('afsapplyid') }} as apply_id,
        case
            when instr(customerpin, '*') = 0
                then {{ clean_text('customerpin') }}
        end as pin,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('status') }} as source_status,
        {{ clean_text('applyreason') }} as refund_reason,
        {{ clean_text('questiondesc') }} as question,

        ---------- numbers
        -- The interface's own spelling.
        {{ parse_amount('refoundamount') }} as amount,
        {{ amount_status('refoundamount') }} as amount_status,

        ---------- timestamps
        {{ parse_timestamp('afsapplytime', 'Asia/Shanghai') }} as applied_at,
        {{ parse_timestamp('completetime', 'Asia/Shanghai') }} as completed_at

    from after_sales

),

judged as (

    select
        *,
        case
            when vender_id is null then 'no vender'
            when source_refund_id is null then 'no refund id'
            when amount_status <> 'ok' then 'amount not readable'
            when applied_at > {{ as_of() }} then 'applied later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['refund_id'], 'completed_at') }} as row_status
    from judged

)

select * from final
