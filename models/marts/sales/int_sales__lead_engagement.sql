with

moments as (

    select * from {{ ref('int_sales__lead_moments') }}

),

limits as (

    select value as engagement_days
    from {{ ref('sales_limits') }}
    where name = 'engagement_days'

),

-- A visit to a store is none online.
online_channels as (

    select channel
    from {{ ref('dim_channels') }}
    where is_online

),

signs as (

    select
        sessions.one_id,
        'session' as sign,
        sessions.event_count,
        sessions.started_at as happened_at
    from {{ ref('fct_sessions') }} as sessions
    inner join online_channels
        on sessions.channel = online_channels.channel
    where sessions.one_id is not null

    union all

    select
        one_id,
        'follow_up' as sign,
        0 as event_count,
        followed_up_at as happened_at
    from {{ ref('fct_follow_ups') }}
    where one_id is not null

),

final as (

    select
        moments.lead_key,
        moments.moment,
        count(case when signs.sign = 'session' then 1 end) as session_count,
        count(case when signs.sign = 'follow_up' then 1 end)
            as follow_up_count,
        cast(coalesce(sum(signs.event_count), 0) as bigint) as event_count
    from moments
    cross join limits
    inner join signs
        on
            moments.one_id = signs.one_id
            and moments.scored_at >= signs.happened_at
            and {{ dbt.dateadd(
                'day', '-limits.engagement_days', 'moments.scored_at'
            ) }} < signs.happened_at
    group by moments.lead_key, moments.moment

)

select * from final
