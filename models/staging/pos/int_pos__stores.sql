with

stores as (

    select *
    from {{ ref('stg_pos__stores') }}
    where row_status = 'kept'

),

tickets as (

    select *
    from {{ ref('stg_pos__tickets') }}
    where row_status = 'kept' and store_id is not null

),

described as (

    select
        stores.store_id,
        'pos' as system,
        stores.source_store_id,
        stores.store_name,
        coalesce(provinces.name, stores.province_raw) as province,
        coalesce(cities.name, stores.city_raw) as city,
        coalesce(districts.name, stores.district_raw) as district,
        stores.address_detail as address
    from stores
    {{ join_regions('stores') }}

),

-- The table of stores may be missing or older than the tickets.
only_on_tickets as (

    select distinct
        tickets.store_id,
        'pos' as system,
        tickets.source_store_id,
        {{ null_columns(
            ['store_name', 'province', 'city', 'district', 'address']
        ) }}
    from tickets
    left join stores
        on tickets.store_id = stores.store_id
    where stores.store_id is null

),

final as (

    select * from described

    union all

    select * from only_on_tickets

)

select * from final
