with

stores as (

    select *
    from {{ ref('stg_youzan__stores') }}
    where row_status = 'kept'

),

trades as (

    select *
    from {{ ref('stg_youzan__trades') }}
    where row_status = 'kept' and store_id is not null

),

described as (

    select
        stores.store_id,
        'youzan' as system,
        stores.source_store_id,
        stores.store_name,
        coalesce(provinces.name, stores.province_raw) as province,
        coalesce(cities.name, stores.city_raw) as city,
        coalesce(districts.name, stores.district_raw) as district,
        stores.address_raw as address
    from stores
    {{ join_regions('stores') }}

),

-- The table of stores may be missing or older than the trades.
only_in_trades as (

    select distinct
        trades.store_id,
        'youzan' as system,
        trades.source_store_id,
        {{ null_columns(
            ['store_name', 'province', 'city', 'district', 'address']
        ) }}
    from trades
    left join stores
        on trades.store_id = stores.store_id
    where stores.store_id is null

),

final as (

    select * from described

    union all

    select * from only_in_trades

)

select * from final
