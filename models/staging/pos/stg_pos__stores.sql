with

stores as (

    select * from {{ raw('pos', 'stores') }}

),

renamed as (

    select
        ---------- keys
        app_id,
        {{ clean_text('storeAppId') }} as source_store_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone') }} as phone,
        {{ phone_status('phone') }} as phone_status,
        phone as phone_raw,

        ---------- text
        {{ clean_text('storeName') }} as store_name,
        {{ address_province('address') }} as province_raw,
        coalesce({{ clean_text('city') }}, {{ address_city('address') }})
            as city_raw,
        {{ address_district('address') }} as district_raw,
        {{ address_detail('address') }} as address_detail,
        address as address_raw,

        ---------- dates
        {{ parse_date('openDate') }} as open_date

    from stores

),

judged as (

    select
        *,
        'pos:' || app_id || ':' || source_store_id as store_id,
        case
            when app_id is null then 'no app id'
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
