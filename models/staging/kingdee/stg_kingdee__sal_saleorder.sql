with

orders as (

    select * from {{ raw('kingdee', 'sal_saleorder') }}

),

renamed as (

    select
        ---------- keys
        acct_id,
        {{ clean_text('FID') }} as fid,
        {{ clean_text('FBillNo') }} as bill_no,
        {{ clean_text('"FSaleOrgId.FNumber"') }} as organisation_code,
        {{ clean_text('"FCustId.FNumber"') }} as customer_code,
        {{ clean_text('"FSalerId.FNumber"') }} as source_staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('FLinkPhone') }} as phone,
        {{ phone_status('FLinkPhone') }} as phone_status,
        {{ clean_text('FLinkPhone') }} as phone_raw,

        ---------- text
        {{ clean_text('FLinkMan') }} as name_raw,
        {{ clean_text('"FSalerId.FName"') }} as staff_name,
        {{ clean_text('"FSaleDeptId.FName"') }} as department,
        {{ clean_text('FDocumentStatus') }} as source_status,
        {{ clean_text('FNote') }} as note,

        ---------- numbers
        {{ parse_amount('FBillAllAmount_LC') }} as amount,
        {{ amount_status('FBillAllAmount_LC') }} as amount_status,

        ---------- booleans
        coalesce({{ clean_text('FCloseStatus') }} = 'B', false) as is_closed,
        coalesce({{ clean_text('FCancelStatus') }} = 'B', false)
            as is_cancelled,

        ---------- timestamps
        {{ parse_timestamp('FDate') }} as ordered_at,
        {{ timestamp_status('FDate') }} as ordered_at_status,
        {{ parse_timestamp('FModifyDate') }} as updated_at

    from orders

),

judged as (

    select
        *,
        'kingdee:' || {{ key_part('acct_id') }} || ':' || {{ key_part('fid') }}
            as order_id,
        case
            when acct_id is null then 'no data centre'
            when fid is null then 'no order id'
            when amount_status <> 'ok' then 'amount not readable'
            when ordered_at_status <> 'ok' then 'order time not readable'
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
