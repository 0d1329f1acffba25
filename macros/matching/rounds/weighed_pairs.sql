{#- Returns a query with one row per pair: its weight by what both say, in two sums,
    what a household shares and what is a person's own. -#}
{%- macro weighed_pairs(compared_pairs, pattern_weights) -%}
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

final as (

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
            compared_pairs.name
            is not distinct from pattern_weights.name
            and compared_pairs.birth_date
            is not distinct from pattern_weights.birth_date
            and compared_pairs.gender
            is not distinct from pattern_weights.gender
            and compared_pairs.phone
            is not distinct from pattern_weights.phone
            and compared_pairs.email
            is not distinct from pattern_weights.email
            and compared_pairs.address
            is not distinct from pattern_weights.address
            and compared_pairs.city
            is not distinct from pattern_weights.city
            and compared_pairs.postal_code
            is not distinct from pattern_weights.postal_code
            and compared_pairs.nickname
            is not distinct from pattern_weights.nickname
            and compared_pairs.account
            is not distinct from pattern_weights.account
            and compared_pairs.other_id
            is not distinct from pattern_weights.other_id
    cross join priors

)

select * from final
{%- endmacro -%}
