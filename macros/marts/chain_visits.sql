{#- Returns a query: how often, on average, a chain that is at from_state visits
    to_state (the visit it begins with included), by chain_key. `transitions` has
    chain_key, from_state, to_state and transition_share between states that can
    be left; ending the chain is what is missing to one. Each round doubles the
    steps that are counted: ten rounds are 1,024 steps. -#}
{%- macro chain_visits(transitions, rounds=10) -%}
with

powers_0 as (

    select
        chain_key,
        from_state,
        to_state,
        transition_share
    from {{ transitions }}

),

visits_0 as (

    select distinct
        chain_key,
        from_state,
        from_state as to_state,
        cast(1 as decimal(18, 9)) as visit_count
    from powers_0

    union

    select distinct
        chain_key,
        to_state as from_state,
        to_state,
        cast(1 as decimal(18, 9)) as visit_count
    from powers_0

),
{% for round in range(1, rounds + 1) %}
later_visits_{{ round }} as (

    select
        powers.chain_key,
        powers.from_state,
        visits.to_state,
        powers.transition_share * visits.visit_count as visit_count
    from powers_{{ round - 1 }} as powers
    inner join visits_{{ round - 1 }} as visits
        on
            powers.chain_key = visits.chain_key
            and powers.to_state = visits.from_state

),

visits_{{ round }} as (

    select
        chain_key,
        from_state,
        to_state,
        cast(sum(visit_count) as decimal(18, 9)) as visit_count
    from (
        select * from visits_{{ round - 1 }}
        union all
        select * from later_visits_{{ round }}
    ) as all_visits
    group by chain_key, from_state, to_state

),

powers_{{ round }} as (

    select
        earlier.chain_key,
        earlier.from_state,
        later.to_state,
        cast(
            sum(earlier.transition_share * later.transition_share)
            as decimal(18, 9)
        ) as transition_share
    from powers_{{ round - 1 }} as earlier
    inner join powers_{{ round - 1 }} as later
        on
            earlier.chain_key = later.chain_key
            and earlier.to_state = later.from_state
    group by earlier.chain_key, earlier.from_state, later.to_state

),
{% endfor %}
final as (

    select * from visits_{{ rounds }}

)

select * from final
{%- endmacro -%}
