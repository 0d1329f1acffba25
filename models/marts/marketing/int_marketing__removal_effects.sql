with

transitions as (

    select
        month_start_date as chain_key,
        from_state,
        to_state,
        transition_share
    from {{ ref('int_marketing__transitions') }}

),

moves as (

    select *
    from transitions
    where to_state not in ('(conversion)', '(null)')

),

visits as (

    {{ chain_visits('moves') }}

),

-- How likely a journey that is at a source ends in a purchase.
conversion_chances as (

    select
        visits.chain_key,
        visits.from_state,
        sum(visits.visit_count * transitions.transition_share) as chance
    from visits
    inner join transitions
        on
            visits.chain_key = transitions.chain_key
            and visits.to_state = transitions.from_state
    where transitions.to_state = '(conversion)'
    group by visits.chain_key, visits.from_state

),

-- How likely a journey comes by a source at all: visits to it, divided by the
-- visits of a journey that is there already.
source_chances as (

    select
        visits.chain_key,
        visits.to_state as touch_source,
        1.0 * visits.visit_count / returns.visit_count as chance
    from visits
    inner join visits as returns
        on
            visits.chain_key = returns.chain_key
            and visits.to_state = returns.from_state
            and visits.to_state = returns.to_state
    where visits.from_state = '(start)' and visits.to_state <> '(start)'

),

-- Without the source, what comes by it on the way to a purchase is lost.
effects as (

    select
        source_chances.chain_key as month_start_date,
        source_chances.touch_source,
        source_chances.chance * at_source.chance / at_start.chance
            as removal_effect
    from source_chances
    inner join conversion_chances as at_source
        on
            source_chances.chain_key = at_source.chain_key
            and source_chances.touch_source = at_source.from_state
    inner join conversion_chances as at_start
        on
            source_chances.chain_key = at_start.chain_key
            and at_start.from_state = '(start)'
    where at_start.chance > 0

),

final as (

    select
        month_start_date,
        touch_source,
        cast(removal_effect as decimal(18, 6)) as removal_effect
    from effects

)

select * from final
