with

products as (

    select * from {{ ref('int_conformed__products') }}

),

final as (

    select
        product_id,
        system,
        source_product_id,
        product_name,
        category
    from products

)

select * from final
