with

inventory as (

    select * from {{ raw('yonyou', 'inventory') }}

),

renamed as (

    select
        ---------- keys
        ufdata,
        {{ yonyou_ledger('ufdata') }} as ledger,
        {{ clean_text('cInvCode') }} as source_product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('cInvName') }} as product_name,
        coalesce(
            {{ clean_text('cInvCName') }}, {{ clean_text('cInvCCode') }}
        ) as category,
        {{ clean_text('cComUnitName') }} as unit

    from inventory

),

judged as (

    select
        *,
        'yonyou:' || ledger || ':' || {{ key_part('source_product_id') }}
            as product_id,
        case
            when ufdata is null then 'no database'
            when source_product_id is null then 'no inventory code'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['product_id'], 'ufdata') }} as row_status
    from judged

)

select * from final
