with

products as (

    select *
    from {{ ref('stg_yonyou__inventory') }}
    where row_status = 'kept'

),

final as (

    select
        product_id,
        'yonyou' as system,
        source_product_id,
        product_name,
        category
    from products

)

select * from final
