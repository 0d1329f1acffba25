with

bought_items as (

    select * from {{ ref('int_product__bought_items') }}

),

limits as (

    select value as items_per_basket
    from {{ ref('product_limits') }}
    where name = 'items_per_basket'

),

items as (

    select
        'product' as item_level,
        product_id as item,
        order_id,
        period_key,
        one_id
    from bought_items
    where product_id is not null

    union all

    select
        'category' as item_level,
        category as item,
        order_id,
        period_key,
        one_id
    from bought_items
    where category is not null

),

baskets as (

    select distinct
        item_level,
        'order' as basket,
        order_id as basket_key,
        one_id,
        item
    from items

    union all

    select distinct
        item_level,
        'customer' as basket,
        period_key as basket_key,
        one_id,
        item
    from items
    where period_key is not null

),

-- A wholesaler's basket tells of no taste, and would make a pair of everything
-- with everything.
telling as (

    select
        baskets.item_level,
        baskets.basket,
        baskets.basket_key
    from baskets
    cross join limits
    group by
        baskets.item_level,
        baskets.basket,
        baskets.basket_key,
        limits.items_per_basket
    having count(*) <= limits.items_per_basket

),

final as (

    select
        baskets.item_level,
        baskets.basket,
        baskets.basket_key,
        baskets.one_id,
        baskets.item
    from baskets
    inner join telling
        on
            baskets.item_level = telling.item_level
            and baskets.basket = telling.basket
            and baskets.basket_key = telling.basket_key

)

select * from final
