{#- Returns a query with the evidence of one round's pairs from the review bar up,
    row by row; the rows of a pair add up to its weight. -#}
{%- macro evidence_of(scored_pairs, compared_pairs) -%}
with

bars as (

    select * from {{ ref('int_matching__bars') }}

),

priors as (

    select * from {{ ref('int_matching__prior') }}

),

weights as (

    select * from {{ ref('int_matching__weights') }}

),

scored_pairs as (

    select all_pairs.*
    from {{ scored_pairs }} as all_pairs
    cross join bars
    where all_pairs.total_millibits >= bars.review

),

compared_pairs as (

    select
        all_pairs.*,
        scored_pairs.channel,
        scored_pairs.channel_millibits,
        scored_pairs.capped_millibits,
        scored_pairs.total_millibits
    from {{ compared_pairs }} as all_pairs
    inner join scored_pairs
        on
            all_pairs.component_no_a = scored_pairs.component_no_a
            and all_pairs.component_no_b = scored_pairs.component_no_b

),

comparisons as (
{{ compared_levels('compared_pairs', also=['total_millibits']) }}

),

weighed as (

    select
        comparisons.component_no_a,
        comparisons.component_no_b,
        comparisons.total_millibits,
        comparisons.comparison,
        comparisons.level,
        weights.weight_millibits
        + comparisons.rarity_millibits
        + comparisons.family_name_millibits as weight_millibits
    from comparisons
    inner join weights
        on
            comparisons.comparison = weights.comparison
            and comparisons.level = weights.level

    union all

    select
        compared_pairs.component_no_a,
        compared_pairs.component_no_b,
        compared_pairs.total_millibits,
        'prior' as comparison,
        'population' as level,
        priors.prior_millibits as weight_millibits
    from compared_pairs
    cross join priors

    union all

    select
        component_no_a,
        component_no_b,
        total_millibits,
        'channel' as comparison,
        channel as level,
        channel_millibits as weight_millibits
    from compared_pairs
    where channel_millibits <> 0

    union all

    select
        component_no_a,
        component_no_b,
        total_millibits,
        'household' as comparison,
        'shared' as level,
        -capped_millibits as weight_millibits
    from compared_pairs
    where capped_millibits > 0

),

final as (

    select
        component_no_a as record_no_a,
        component_no_b as record_no_b,
        comparison,
        level,
        cast(weight_millibits as bigint) as weight_millibits,
        total_millibits
    from weighed

)

select * from final
{%- endmacro -%}
