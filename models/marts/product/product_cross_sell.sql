with

suggestions as (

    select * from {{ ref('int_product__suggestions') }}

),

bought_items as (

    select *
    from {{ ref('int_product__bought_items') }}
    where one_id is not null

),

-- Each customer once, however many baskets they had, and however large.
owners as (

    select distinct
        'product' as item_level,
        product_id as item,
        one_id
    from bought_items
    where product_id is not null

    union all

    select distinct
        'category' as item_level,
        category as item,
        one_id
    from bought_items
    where category is not null

),

candidates as (

    select
        suggestions.item_level,
        suggestions.item,
        suggestions.next_item,
        count(*) as candidate_count
    from suggestions
    inner join owners
        on
            suggestions.item_level = owners.item_level
            and suggestions.item = owners.item
    left join owners as next_owners
        on
            suggestions.item_level = next_owners.item_level
            and suggestions.next_item = next_owners.item
            and owners.one_id = next_owners.one_id
    where next_owners.one_id is null
    group by
        suggestions.item_level,
        suggestions.item,
        suggestions.next_item

),

final as (

    select
        suggestions.item_level,
        suggestions.item,
        suggestions.next_item,
        suggestions.item_name,
        suggestions.next_item_name,
        suggestions.place,
        suggestions.pair_count,
        coalesce(candidates.candidate_count, 0) as candidate_count,
        suggestions.confidence,
        suggestions.lift
    from suggestions
    left join candidates
        on
            suggestions.item_level = candidates.item_level
            and suggestions.item = candidates.item
            and suggestions.next_item = candidates.next_item

)

select * from final
