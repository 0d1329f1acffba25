with

stores as (

    select * from {{ ref('int_conformed__stores') }}

),

final as (

    select
        store_id,
        system,
        source_store_id,
        {{ without_contacts('store_name') }} as store_name,
        {{ without_contacts('province') }} as province,
        {{ without_contacts('city') }} as city,
        {{ without_contacts('district') }} as district
    from stores

)

select * from final
