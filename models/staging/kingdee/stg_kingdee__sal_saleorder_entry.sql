with

entries as (

    select * from {{ raw('kingdee', 'sal_saleorder_entry') }}

),

renamed as (

    select
        ---------- keys
        acct_id,
        {{ clean_text('FID') }} as fid,
        {{ clean_text('FSaleOrderEntry_FEntryID') }} as entry_id,
        coalesce(
            {{ clean_text('FSaleOrderEntry_FSeq') }},
            {{ clean_text('FSaleOrderEntry_FEntryID') }}
        ) as line_no,
        {{ clean_text('"FMaterialId.FNumber"') }} as source_product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('"FMaterialId.FName"') }} as product_name,
        {{ clean_text('"FMaterialId.FMaterialGroup.FName"') }} as category,

        ---------- numbers
        {{ parse_amount('FQty') }} as quantity,
        {{ parse_amount('FTaxPrice') }} as unit_price,
        {{ parse_amount('FAllAmount_LC') }} as amount,
        {{ amount_status('FAllAmount_LC') }} as amount_status

    from entries

),

judged as (

    select
        *,
        'kingdee:' || {{ key_part('acct_id') }} || ':'
        || {{ key_part('entry_id') }} as order_line_id,
        'kingdee:' || {{ key_part('acct_id') }} || ':' || {{ key_part('fid') }}
            as order_id,
        'kingdee:' || {{ key_part('acct_id') }} || ':'
        || {{ key_part('source_product_id') }} as product_id,
        case
            when acct_id is null then 'no data centre'
            when entry_id is null then 'no entry id'
            when fid is null then 'no order id'
            when amount_status <> 'ok' then 'amount not readable'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_line_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
