{%- set least_pairs = var('least_pairs', 30) -%}
with

level_counts as (

    select * from {{ ref('int_matching__level_counts') }}

),

comparison_weights as (

    select * from {{ ref('comparison_weights') }}

),

comparison_counts as (

    select
        comparison,
        sum(sure_pairs) as sure_pairs,
        sum(random_pairs) as random_pairs,
        sum(case when has_rarity or level = 'same' then sure_pairs else 0 end)
            as agreeing_pairs
    from level_counts
    group by comparison

),

-- Half a pair more than was seen: what was never seen is not impossible.
shares as (

    select
        level_counts.comparison,
        level_counts.level,
        level_counts.sure_pairs,
        level_counts.random_pairs,
        level_counts.has_rarity,
        comparison_counts.agreeing_pairs,
        comparison_counts.random_pairs < comparison_counts.sure_pairs
            as is_silent_on_strangers,
        2 * level_counts.sure_pairs + 1 as sure_part,
        2 * comparison_counts.sure_pairs + 2 as sure_whole,
        2 * level_counts.random_pairs + 1 as random_part,
        2 * comparison_counts.random_pairs + 2 as random_whole
    from level_counts
    inner join comparison_counts
        on level_counts.comparison = comparison_counts.comparison

),

-- What agrees by a value has its rarity for chance, and so only the share of
-- sure pairs counts; the other levels weigh one share against the other.
weighed as (

    select
        *,
        case
            when has_rarity then {{ millibits('sure_part', 'sure_whole') }}
            else
                {{ millibits('sure_part', 'sure_whole') }}
                - {{ millibits('random_part', 'random_whole') }}
        end as fitted_millibits,
        case
            -- Whoever agrees has been joined by it: what is left is not all.
            when agreeing_pairs = 0 then 'no agreement'
            -- Strangers differ in everything; where no level says so, shares of
            -- the levels that are left say nothing.
            when is_silent_on_strangers then 'no disagreement'
            when sure_pairs < {{ least_pairs }} then 'few sure'
            when not has_rarity and random_pairs < {{ least_pairs }}
                then 'few random'
        end as kept_because
    from shares

),

final as (

    select
        comparison_weights.comparison,
        comparison_weights.level,
        comparison_weights.weight_millibits,
        coalesce(weighed.sure_pairs, 0) as sure_pairs,
        coalesce(weighed.random_pairs, 0) as random_pairs,
        case
            when comparison_weights.is_contradiction then 'a rule'
            when weighed.comparison is null then 'no pairs'
            else weighed.kept_because
        end as kept_because,
        case
            when
                not comparison_weights.is_contradiction
                and weighed.comparison is not null
                and weighed.kept_because is null
                then weighed.fitted_millibits
            else comparison_weights.weight_millibits
        end as fitted_millibits
    from comparison_weights
    left join weighed
        on
            comparison_weights.comparison = weighed.comparison
            and comparison_weights.level = weighed.level

)

select * from final
