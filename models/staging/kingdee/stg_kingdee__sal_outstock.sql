with

deliveries as (

    select * from {{ raw('kingdee', 'sal_outstock') }}

),

renamed as (

    select
        ---------- keys
        acct_id,
        {{ clean_text('FID') }} as fid,
        {{ clean_text('FBillNo') }} as bill_no,
        {{ clean_text('FSoorDerno') }} as order_bill_no,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('"FCarrierID.FName"') }} as carrier,
        {{ clean_text('FCarriageNO') }} as tracking_no,
        {{ clean_text('FDocumentStatus') }} as source_status,

        ---------- timestamps
        {{ parse_timestamp('FDate') }} as shipped_at,
        {{ timestamp_status('FDate') }} as shipped_at_status,
        {{ parse_timestamp('FModifyDate') }} as updated_at

    from deliveries

),

judged as (

    select
        *,
        'kingdee:' || {{ key_part('acct_id') }} || ':out:'
        || {{ key_part('fid') }} as shipment_id,
        case
            when acct_id is null then 'no data centre'
            when fid is null then 'no delivery id'
            when shipped_at_status <> 'ok' then 'delivery time not readable'
            when shipped_at > {{ as_of() }} then 'delivered later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    -- A query with the fields of the entries repeats the note for each.
    select
        *,
        {{ row_status(['shipment_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
