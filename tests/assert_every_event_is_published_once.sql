-- No event is lost or doubled on the way from the systems to fct_events.
with

conformed_events as (

    select * from {{ ref('int_conformed__events') }}

),

published_events as (

    select * from {{ ref('fct_events') }}

),

event_rows as (

    select
        event_id,
        1 as conformed_rows,
        0 as published_rows
    from conformed_events

    union all

    select
        event_id,
        0 as conformed_rows,
        1 as published_rows
    from published_events

)

select
    event_id,
    sum(conformed_rows) as conformed_rows,
    sum(published_rows) as published_rows
from event_rows
group by event_id
having sum(conformed_rows) <> 1 or sum(published_rows) <> 1
