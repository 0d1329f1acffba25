with

events as (

    select * from {{ ref('fct_events') }}

),

channels as (

    select *
    from {{ ref('dim_channels') }}
    where is_online

),

final as (

    select
        events.one_id,
        count(
            case
                when
                    {{ dbt.datediff(
                        local_date('events.occurred_at'), local_date(as_of()),
                        'day'
                    ) }} <= 90
                    then 1
            end
        ) as online_event_count_90d,
        max(events.occurred_at) as last_online_event_at
    from events
    inner join channels
        on events.channel = channels.channel
    where events.one_id is not null
    group by events.one_id

)

select * from final
