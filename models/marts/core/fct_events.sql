with

events as (

    select * from {{ ref('int_conformed__events') }}

),

visitors as (

    select * from {{ ref('int_core__event_visitors') }}

),

sessions as (

    select * from {{ ref('int_core__event_sessions') }}

),

bindings as (

    select * from {{ ref('int_core__device_bindings') }}

),

-- What the event says itself comes first, then who logged in during its
-- session, then whose device it was.
final as (

    select
        events.event_id,
        sessions.session_id,
        visitors.device_key,
        coalesce(
            visitors.record_key, sessions.record_key, bindings.record_key
        ) as record_key,
        coalesce(visitors.one_id, sessions.one_id, bindings.one_id) as one_id,
        events.system,
        events.channel,
        case
            when visitors.one_id is not null then 'login'
            when sessions.one_id is not null then 'session'
            when bindings.one_id is not null then 'device'
        end as identified_by,
        {{ without_personal_ids('events.event') }} as event,
        {{ without_personal_ids('events.campaign') }} as campaign,
        {{ without_personal_ids(page_of('events.url')) }} as url,
        events.occurred_at
    from events
    inner join visitors
        on events.event_id = visitors.event_id
    left join sessions
        on events.event_id = sessions.event_id
    left join bindings
        on
            visitors.device_key = bindings.device_key
            and visitors.occurred_at >= bindings.bound_from
            and visitors.occurred_at < coalesce(
                bindings.bound_to, cast('9999-12-31' as timestamp)
            )

)

select * from final
