with

returns as (

    select * from {{ raw('kingdee', 'sal_returnstock') }}

),

renamed as (

    select
        ---------- keys
        acct_id,
        {{ clean_text('FID') }} as fid,
        {{ clean_text('FBillNo') }} as bill_no,
        {{ clean_text('FOrderNo') }} as order_bill_no,
        {{ clean_text('"FSaleOrgId.FNumber"') }} as organisation_code,
        {{ clean_text('"FRetcustId.FNumber"') }} as customer_code,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('"FReturnReason.FDataValue"') }} as reason,
        {{ clean_text('FDocumentStatus') }} as source_status,

        ---------- numbers
        cast(abs({{ parse_amount('FBillAllAmount_LC') }}) as decimal(18, 4))
            as amount,
        {{ amount_status('FBillAllAmount_LC') }} as amount_status,

        ---------- timestamps
        {{ parse_timestamp('FDate') }} as returned_at,
        {{ timestamp_status('FDate') }} as returned_at_status,
        {{ parse_timestamp('FModifyDate') }} as updated_at

    from returns

),

judged as (

    select
        *,
        'kingdee:' || {{ key_part('acct_id') }} || ':return:'
        || {{ key_part('fid') }} as refund_id,
        case
            when acct_id is null then 'no data centre'
            when fid is null then 'no return id'
            when amount_status <> 'ok' then 'amount not readable'
            when returned_at_status <> 'ok' then 'return time not readable'
            when returned_at > {{ as_of() }} then 'returned later than as_of'
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
