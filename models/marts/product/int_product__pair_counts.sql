with

basket_items as (

    select * from {{ ref('int_product__basket_items') }}

),

limits as (

    select value as minimum_pair_count
    from {{ ref('product_limits') }}
    where name = 'minimum_pair_count'

),

counted as (

    select
        items_a.item_level,
        items_a.basket,
        items_a.item as item_a,
        items_b.item as item_b,
        count(*) as pair_count
    from basket_items as items_a
    inner join basket_items as items_b
        on
            items_a.item_level = items_b.item_level
            and items_a.basket = items_b.basket
            and items_a.basket_key = items_b.basket_key
            and items_a.item < items_b.item
    group by
        items_a.item_level,
        items_a.basket,
        items_a.item,
        items_b.item

),

final as (

    select counted.*
    from counted
    cross join limits
    where counted.pair_count >= limits.minimum_pair_count

)

select * from final
