with

sessions as (

    select *
    from {{ ref('fct_sessions') }}
    where one_id is not null

),

campaign_touches as (

    select *
    from {{ ref('fct_campaign_touches') }}
    where one_id is not null and touched_at is not null and is_touch

),

touch_sources as (

    select * from {{ ref('touch_sources') }}

),

visits as (

    select
        'visit:' || sessions.session_id as touch_key,
        sessions.one_id,
        cast(null as {{ dbt.type_string() }}) as campaign_id,
        sessions.channel,
        'visit' as touch_type,
        coalesce(touch_sources.touch_source, sessions.channel) as touch_source,
        coalesce(touch_sources.is_direct, false) as is_direct,
        sessions.started_at as touched_at
    from sessions
    left join touch_sources
        on
            sessions.channel = touch_sources.channel
            and coalesce(sessions.entry_campaign, 'none')
            = touch_sources.entry_campaign

),

final as (

    select * from visits

    union all

    select
        'campaign:' || campaign_touch_key as touch_key,
        one_id,
        campaign_id,
        channel,
        touch_type,
        channel as touch_source,
        false as is_direct,
        touched_at
    from campaign_touches

)

select * from final
