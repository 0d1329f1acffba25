with

events as (

    select *
    from {{ ref('stg_web__events') }}
    where row_status = 'kept' and record_type like 'track%'

),

final as (

    select
        event_id,
        'web' as system,
        'website' as channel,
        source_event_id,
        record_id,
        device_id,
        campaign,
        url,
        properties,
        occurred_at,
        coalesce(event, record_type) as event
    from events

)

select * from final
