with

products as (

    select * from {{ ref('int_conformed__products') }}

),

final as (

    select
        product_id,
        system,
        source_product_id,
        {{ without_personal_ids('product_name') }} as product_name,
        {{ without_personal_ids('category') }} as category
    from products

)

select * from final
