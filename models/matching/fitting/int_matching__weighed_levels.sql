with

comparison_weights as (

    select * from {{ ref('comparison_weights') }}

),

priors as (

    select * from {{ ref('int_matching__prior') }}

),

levels as (

    {{ compared_levels(ref('int_matching__compared_pairs_1')) }}

),

weighed as (

    select
        levels.component_no_a,
        levels.component_no_b,
        levels.comparison,
        levels.level,
        levels.rarity_millibits,
        comparison_weights.is_shared,
        comparison_weights.cap_millibits,
        levels.family_name_millibits,
        comparison_weights.weight_millibits + levels.rarity_millibits
            as level_millibits
    from levels
    inner join comparison_weights
        on
            levels.comparison = comparison_weights.comparison
            and levels.level = comparison_weights.level

),

parted as (

    select
        *,
        case when is_shared then level_millibits else family_name_millibits end
            as shared_millibits,
        case when is_shared then 0 else level_millibits end as own_millibits
    from weighed

),

channels as (

    select
        component_no_a,
        component_no_b,
        greatest(channel_millibits, 0) as shared_millibits,
        least(channel_millibits, 0) as own_millibits
    from {{ ref('int_matching__scored_pairs_1') }}

),

summed as (

    select
        parted.component_no_a,
        parted.component_no_b,
        sum(parted.shared_millibits) + max(channels.shared_millibits)
            as shared_millibits,
        sum(parted.own_millibits) + max(channels.own_millibits)
            as own_millibits,
        max(coalesce(parted.cap_millibits, 0)) as cap_millibits
    from parted
    inner join channels
        on
            parted.component_no_a = channels.component_no_a
            and parted.component_no_b = channels.component_no_b
    group by parted.component_no_a, parted.component_no_b

),

final as (

    select
        parted.component_no_a,
        parted.component_no_b,
        parted.comparison,
        parted.level,
        parted.rarity_millibits,
        parted.family_name_millibits,
        parted.is_shared,
        cast(summed.shared_millibits as bigint) as shared_millibits,
        cast(summed.own_millibits as bigint) as own_millibits,
        summed.cap_millibits - priors.prior_millibits as cap_millibits,
        priors.prior_millibits,
        cast(
            priors.prior_millibits
            + least(
                summed.shared_millibits - parted.shared_millibits,
                summed.cap_millibits - priors.prior_millibits
            )
            + summed.own_millibits
            - parted.own_millibits as bigint
        ) as rest_millibits
    from parted
    inner join summed
        on
            parted.component_no_a = summed.component_no_a
            and parted.component_no_b = summed.component_no_b
    cross join priors

)

select * from final
