with

weighed_levels as (

    select * from {{ ref('int_matching__weighed_levels') }}

),

pair_rules as (

    select * from {{ ref('int_matching__pair_rules') }}

),

comparison_kinds as (

    select * from {{ ref('comparison_kinds') }}

),

bars as (

    select * from {{ ref('int_matching__bars') }}

),

-- Surely one customer by all else, and brought together by something else: what
-- such pairs say in a comparison is what one customer's records say.
sure_levels as (

    select distinct
        weighed_levels.component_no_a,
        weighed_levels.component_no_b,
        weighed_levels.comparison,
        weighed_levels.level,
        weighed_levels.rarity_millibits
        + weighed_levels.family_name_millibits as rarity_millibits
    from weighed_levels
    inner join pair_rules
        on
            weighed_levels.component_no_a = pair_rules.component_no_a
            and weighed_levels.component_no_b = pair_rules.component_no_b
    left join comparison_kinds as kinds_1
        on
            weighed_levels.comparison = kinds_1.comparison
            and pair_rules.kind_1 = kinds_1.kind
    left join comparison_kinds as kinds_2
        on
            weighed_levels.comparison = kinds_2.comparison
            and pair_rules.kind_2 = kinds_2.kind
    cross join bars
    where
        weighed_levels.rest_millibits >= bars.strict
        and kinds_1.kind is null
        and kinds_2.kind is null

),

random_levels as (

    {{ compared_levels(ref('int_matching__random_compared_pairs')) }}

),

counted as (

    select
        comparison,
        level,
        count(*) as sure_pairs,
        0 as random_pairs,
        max(rarity_millibits) as rarity_millibits
    from sure_levels
    group by comparison, level

    union all

    select
        comparison,
        level,
        0 as sure_pairs,
        count(*) as random_pairs,
        max(rarity_millibits + family_name_millibits) as rarity_millibits
    from random_levels
    where level is not null
    group by comparison, level

),

final as (

    select
        comparison,
        level,
        cast(sum(sure_pairs) as bigint) as sure_pairs,
        cast(sum(random_pairs) as bigint) as random_pairs,
        max(rarity_millibits) > 0 as has_rarity
    from counted
    group by comparison, level

)

select * from final
