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

final as (

    select
        pair_counts.item_level,
        pair_counts.basket,
        pair_counts.item_a,
        pair_counts.item_b,
        coalesce(labels_a.product_name, pair_counts.item_a) as item_a_name,
        coalesce(labels_b.product_name, pair_counts.item_b) as item_b_name,
        pair_counts.pair_count,
        counts_a.basket_count as item_a_count,
        counts_b.basket_count as item_b_count,
        {{ share_of('pair_counts.pair_count', 'totals.basket_count') }}
            as support,
        {{ share_of('pair_counts.pair_count', 'counts_a.basket_count') }}
            as confidence_a_to_b,
        {{ share_of('pair_counts.pair_count', 'counts_b.basket_count') }}
            as confidence_b_to_a,
        {{ share_of(
            'pair_counts.pair_count * totals.basket_count',
            '(counts_a.basket_count * counts_b.basket_count)'
        ) }} as lift
    from pair_counts
    inner join item_counts as counts_a
        on
            pair_counts.item_level = counts_a.item_level
            and pair_counts.basket = counts_a.basket
            and pair_counts.item_a = counts_a.item
    inner join item_counts as counts_b
        on
            pair_counts.item_level = counts_b.item_level
            and pair_counts.basket = counts_b.basket
            and pair_counts.item_b = counts_b.item
    inner join totals
        on
            pair_counts.item_level = totals.item_level
            and pair_counts.basket = totals.basket
    left join labels as labels_a
        on
            pair_counts.item_level = 'product'
            and pair_counts.item_a = labels_a.product_id
    left join labels as labels_b
        on
            pair_counts.item_level = 'product'
            and pair_counts.item_b = labels_b.product_id

)

select * from final
