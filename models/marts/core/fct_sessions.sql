with

events as (

    select
        *,
        row_number() over (
            partition by session_id
            order by occurred_at, event_id
        ) as event_no
    from {{ ref('fct_events') }}
    where session_id is not null

),

grouped as (

    select
        session_id,
        min(device_key) as device_key,
        {{ first_known('record_key', 'event_no') }} as record_key,
        case when min(one_id) = max(one_id) then min(one_id) end as one_id,
        min(system) as system,
        min(channel) as channel,
        {{ first_known('campaign', 'event_no') }} as entry_campaign,
        {{ first_known('url', 'event_no') }} as entry_url,
        count(*) as event_count,
        -- Only an event before its session's one login is known by the session.
        max(
            case
                when event_no = 1 and identified_by = 'session' then 1
                else 0
            end
        ) = 1 as is_identified_late,
        min(occurred_at) as started_at,
        max(occurred_at) as ended_at
    from events
    group by session_id

),

final as (

    select
        session_id,
        device_key,
        case when one_id is not null then record_key end as record_key,
        one_id,
        system,
        channel,
        entry_campaign,
        entry_url,
        event_count,
        is_identified_late,
        started_at,
        ended_at
    from grouped

)

select * from final
