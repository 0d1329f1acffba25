with

stores as (

    select * from {{ raw('youzan', 'stores') }}

),

renamed as (

    select
        ---------- keys
        'youzan:' || node_kdt_id || ':' || offline_id as store_id,
        node_kdt_id as kdt_id,
        offline_id as source_store_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as store_name,
        {{ clean_text('province') }} as province_raw,
        {{ clean_text('city') }} as city_raw,
        {{ clean_text('county') }} as district_raw,
        {{ clean_text('address') }} as address_raw

    from stores

),

judged as (

    select
        *,
        case
            when kdt_id is null then 'no shop'
            when source_store_id is null then 'no store id'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['store_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
