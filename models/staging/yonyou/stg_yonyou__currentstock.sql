with

stock as (

    select * from {{ raw('yonyou', 'currentstock') }}

),

renamed as (

    select
        ---------- keys
        ufdata,
        {{ yonyou_ledger('ufdata') }} as ledger,
        {{ clean_text('AutoID') }} as source_stock_id,
        {{ clean_text('cInvCode') }} as source_product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        coalesce(
            {{ clean_text('cWhName') }}, {{ clean_text('cWhCode') }}
        ) as warehouse,

        ---------- numbers
        {{ parse_amount('iQuantity') }} as quantity,
        {{ amount_status('iQuantity') }} as quantity_status,

        ---------- timestamps
        {{ clean_text('dPullTime') }} as recorded_at_raw,
        {{ parse_timestamp('dPullTime') }} as recorded_at

    from stock

),

judged as (

    select
        *,
        'yonyou:' || ledger || ':' || {{ key_part('source_product_id') }}
            as product_id,
        'yonyou:' || {{ key_part('ufdata') }} || ':'
        || {{ key_part('source_stock_id') }} || ':'
        || {{ key_part('recorded_at_raw') }} as stock_level_id,
        case
            when ufdata is null then 'no database'
            when source_stock_id is null then 'no stock id'
            when source_product_id is null then 'no inventory code'
            when quantity_status <> 'ok' then 'quantity not readable'
            when recorded_at is null then 'time of the pull not readable'
            when recorded_at > {{ as_of() }} then 'pulled later than as_of'
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
