with

stores as (

    select * from {{ ref('int_conformed__stores') }}

),

final as (

    select
        store_id,
        system,
        source_store_id,
        store_name,
        province,
        city,
        district
    from stores

)

select * from final
