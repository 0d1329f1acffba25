with

products as (

    select * from {{ ref('dim_products') }}

),

order_lines as (

    select * from {{ ref('fct_order_lines') }}

),

-- A line may name a product that its system's list does not have.
sold as (

    select
        product_id,
        min(system) as system,
        min(product_name) as product_name,
        min(category) as category
    from order_lines
    where product_id is not null
    group by product_id

),

final as (

    select
        coalesce(products.product_id, sold.product_id) as product_id,
        coalesce(products.system, sold.system) as system,
        coalesce(products.product_name, sold.product_name) as product_name,
        coalesce(products.category, sold.category) as category
    from products
    full outer join sold
        on products.product_id = sold.product_id

)

select * from final
