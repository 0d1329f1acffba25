with

pairs as (

    select *
    from {{ ref('product_pairs') }}
    where basket = 'customer'

),

limits as (

    select
        max(case when name = 'cross_sell_places' then value end)
            as cross_sell_places,
        max(case when name = 'minimum_confidence_percent' then value end)
            as minimum_confidence_percent
    from {{ ref('product_limits') }}

),

directed as (

    select
        item_level,
        item_a as item,
        item_b as next_item,
        item_a_name as item_name,
        item_b_name as next_item_name,
        pair_count,
        confidence_a_to_b as confidence,
        lift
    from pairs

    union all

    select
        item_level,
        item_b as item,
        item_a as next_item,
        item_b_name as item_name,
        item_a_name as next_item_name,
        pair_count,
        confidence_b_to_a as confidence,
        lift
    from pairs

),

ranked as (

    select
        directed.*,
        row_number() over (
            partition by directed.item_level, directed.item
            order by
                directed.lift desc,
                directed.confidence desc,
                directed.next_item
        ) as place
    from directed
    cross join limits
    where
        directed.confidence * 100 >= limits.minimum_confidence_percent
        and directed.lift > 1

),

final as (

    select
        ranked.item_level,
        ranked.item,
        ranked.next_item,
        ranked.item_name,
        ranked.next_item_name,
        ranked.place,
        ranked.pair_count,
        ranked.confidence,
        ranked.lift
    from ranked
    cross join limits
    where ranked.place <= limits.cross_sell_places

)

select * from final
