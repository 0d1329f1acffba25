{#- Returns a query with one row per pair: its weight, and its place in the order
    of all pairs, the best first. -#}
{%- macro scored_pairs(compared_pairs, pattern_weights) -%}
with

compared_pairs as (

    select * from {{ compared_pairs }}

),

pattern_weights as (

    select * from {{ pattern_weights }}

),

priors as (

    select * from {{ ref('int_matching__prior') }}

),

weighed as (

    select
        compared_pairs.component_no_a,
        compared_pairs.component_no_b,
        pattern_weights.pattern_no,
        pattern_weights.is_contradiction,
        pattern_weights.shared_millibits
        + compared_pairs.family_name_rarity
        + compared_pairs.phone_rarity
        + compared_pairs.email_rarity
        + compared_pairs.address_rarity
        + compared_pairs.city_rarity
        + compared_pairs.postal_code_rarity as shared_millibits,
        pattern_weights.cap_millibits - priors.prior_millibits
            as cap_millibits,
        pattern_weights.own_millibits
        + compared_pairs.name_rarity
        + compared_pairs.nickname_rarity as own_millibits,
        priors.prior_millibits
    from compared_pairs
    inner join pattern_weights
        on
            coalesce(compared_pairs.name, '')
            = coalesce(pattern_weights.name, '')
            and coalesce(compared_pairs.birth_date, '')
            = coalesce(pattern_weights.birth_date, '')
            and coalesce(compared_pairs.gender, '')
            = coalesce(pattern_weights.gender, '')
            and coalesce(compared_pairs.phone, '')
            = coalesce(pattern_weights.phone, '')
            and coalesce(compared_pairs.email, '')
            = coalesce(pattern_weights.email, '')
            and coalesce(compared_pairs.address, '')
            = coalesce(pattern_weights.address, '')
            and coalesce(compared_pairs.city, '')
            = coalesce(pattern_weights.city, '')
            and coalesce(compared_pairs.postal_code, '')
            = coalesce(pattern_weights.postal_code, '')
            and coalesce(compared_pairs.nickname, '')
            = coalesce(pattern_weights.nickname, '')
            and coalesce(compared_pairs.account, '')
            = coalesce(pattern_weights.account, '')
            and coalesce(compared_pairs.other_id, '')
            = coalesce(pattern_weights.other_id, '')
    cross join priors

),

final as (

    select
        component_no_a,
        component_no_b,
        pattern_no,
        is_contradiction,
        greatest(shared_millibits - cap_millibits, 0) as capped_millibits,
        prior_millibits
        + least(shared_millibits, cap_millibits)
        + own_millibits as total_millibits
    from weighed

)

select * from final
{%- endmacro -%}
