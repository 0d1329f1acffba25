with

previous_ids as (

    select * from {{ ref('int_matching__previous_ids') }}

),

previous_events as (

    select * from {{ source('previous', 'one_id_events') }}

),

live_ids as (

    select distinct one_id
    from previous_ids

),

departures as (

    select
        previous_events.id_level,
        previous_events.record_id,
        previous_events.from_one_id as one_id,
        previous_events.event_batch,
        max(previous_events.event_batch) over (
            partition by previous_events.from_one_id
        ) as last_batch
    from previous_events
    left join live_ids
        on previous_events.from_one_id = live_ids.one_id
    where
        previous_events.from_one_id is not null
        and live_ids.one_id is null

),

bearers as (

    select
        id_level,
        record_id,
        one_id,
        cast(null as bigint) as departed_batch
    from previous_ids

    union all

    select
        id_level,
        record_id,
        one_id,
        event_batch as departed_batch
    from departures
    where event_batch = last_batch

),

arrivals as (

    select
        id_level,
        record_id,
        one_id,
        max(event_batch) as arrived_batch,
        max(minted_generation) is not null as is_minted_from
    from previous_events
    where one_id is not null
    group by id_level, record_id, one_id

),

mintings as (

    select
        one_id,
        event_no as minted_event_no
    from previous_events
    where minted_generation is not null

),

final as (

    select
        bearers.id_level,
        bearers.record_id,
        bearers.one_id,
        arrivals.is_minted_from,
        bearers.departed_batch,
        arrivals.arrived_batch,
        mintings.minted_event_no
    from bearers
    left join arrivals
        on
            bearers.id_level = arrivals.id_level
            and bearers.record_id = arrivals.record_id
            and bearers.one_id = arrivals.one_id
    left join mintings
        on bearers.one_id = mintings.one_id

)

select * from final
