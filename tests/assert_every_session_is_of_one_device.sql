-- The events of a session come from its one device, or all from none; there are
-- as many as it says, and no customer but its own is among them.
with

events as (

    select * from {{ ref('fct_events') }}

),

sessions as (

    select * from {{ ref('fct_sessions') }}

),

counted as (

    select
        session_id,
        count(*) as event_count,
        count(device_key) as device_event_count,
        min(device_key) as first_device_key,
        max(device_key) as last_device_key,
        count(distinct one_id) as customer_count,
        min(one_id) as first_one_id
    from events
    where session_id is not null
    group by session_id

)

select
    counted.session_id,
    sessions.device_key,
    sessions.one_id
from counted
left join sessions
    on counted.session_id = sessions.session_id
where
    sessions.session_id is null
    or counted.event_count <> sessions.event_count
    or counted.device_event_count not in (0, counted.event_count)
    or counted.first_device_key <> counted.last_device_key
    or counted.first_device_key <> sessions.device_key
    or (counted.customer_count = 1) <> (sessions.one_id is not null)
    or counted.first_one_id <> sessions.one_id
