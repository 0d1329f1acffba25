with

orders as (

    select *
    from {{ ref('stg_generic__orders') }}
    where row_status = 'kept' and store_id is not null

),

final as (

    select distinct
        store_id,
        'generic' as system,
        source_store_id,
        {{ null_columns(
            ['store_name', 'province', 'city', 'district', 'address']
        ) }}
    from orders

)

select * from final
