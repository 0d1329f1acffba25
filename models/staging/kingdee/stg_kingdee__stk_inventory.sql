with

stock as (

    select * from {{ raw('kingdee', 'stk_inventory') }}

),

renamed as (

    select
        ---------- keys
        acct_id,
        {{ clean_text('FID') }} as fid,
        {{ clean_text('"FMaterialId.FNumber"') }} as source_product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('"FMaterialId.FName"') }} as product_name,
        coalesce(
            {{ clean_text('"FStockId.FName"') }},
            {{ clean_text('"FStockId.FNumber"') }}
        ) as warehouse,
        {{ clean_text('"FStockUnitId.FName"') }} as unit,

        ---------- numbers
        {{ parse_amount('FQty') }} as quantity,
        {{ amount_status('FQty') }} as quantity_status,

        ---------- timestamps
        {{ clean_text('FUpdateTime') }} as recorded_at_raw,
        {{ parse_timestamp('FUpdateTime') }} as recorded_at

    from stock

),

judged as (

    select
        *,
        'kingdee:' || {{ key_part('acct_id') }} || ':'
        || {{ key_part('source_product_id') }} as product_id,
        'kingdee:' || {{ key_part('acct_id') }} || ':' || {{ key_part('fid') }}
        || ':' || {{ key_part('recorded_at_raw') }} as stock_level_id,
        case
            when acct_id is null then 'no data centre'
            when fid is null then 'no stock id'
            when source_product_id is null then 'no material'
            when quantity_status <> 'ok' then 'quantity not readable'
            when recorded_at is null then 'time not readable'
            when recorded_at > {{ as_of() }} then 'recorded later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['stock_level_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
