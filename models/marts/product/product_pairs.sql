with

pair_counts as (

    select * from {{ ref('int_product__pair_counts') }}

),

basket_items as (

    select * from {{ ref('int_product__basket_items') }}

),

labels as (

    select * from {{ ref('int_product__item_labels') }}

),

item_counts as (

    select
        item_level,
        basket,
        item,
        count(*) as basket_count
    from basket_items
    group by item_level, basket, item

),

totals as (

    select
        item_level,
        basket,
        count(distinct basket_key) as basket_count
    from basket_items
    group by item_level, basket

),

-- Only a product has a label, found by one key: a second condition beside it
-- would have every pair held against every product.
pairs as (

    select
        *,
        case when item_level = 'product' then item_a end as product_a,
        case when item_level = 'product' then item_b end as product_b
    from pair_counts

),

final as (

    select
        pairs.item_level,
        pairs.basket,
        pairs.item_a,
        pairs.item_b,
        coalesce(labels_a.product_name, pairs.item_a) as item_a_name,
        coalesce(labels_b.product_name, pairs.item_b) as item_b_name,
        pairs.pair_count,
        counts_a.basket_count as item_a_count,
        counts_b.basket_count as item_b_count,
        {{ share_of('pairs.pair_count', 'totals.basket_count') }}
            as support,
        {{ share_of('pairs.pair_count', 'counts_a.basket_count') }}
            as confidence_a_to_b,
        {{ share_of('pairs.pair_count', 'counts_b.basket_count') }}
            as confidence_b_to_a,
        {{ share_of(
            'pairs.pair_count * totals.basket_count',
            '(counts_a.basket_count * counts_b.basket_count)'
        ) }} as lift
    from pairs
    inner join item_counts as counts_a
        on
            pairs.item_level = counts_a.item_level
            and pairs.basket = counts_a.basket
            and pairs.item_a = counts_a.item
    inner join item_counts as counts_b
        on
            pairs.item_level = counts_b.item_level
            and pairs.basket = counts_b.basket
            and pairs.item_b = counts_b.item
    inner join totals
        on
            pairs.item_level = totals.item_level
            and pairs.basket = totals.basket
    left join labels as labels_a
        on pairs.product_a = labels_a.product_id
    left join labels as labels_b
        on pairs.product_b = labels_b.product_id

)

select * from final
