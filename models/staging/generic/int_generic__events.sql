with

events as (

    select *
    from {{ ref('stg_generic__events') }}
    where row_status = 'kept'

),

customers as (

    select record_id
    from {{ ref('stg_generic__customers') }}
    where row_status = 'kept'

),

final as (

    select
        events.event_id,
        'generic' as system,
        events.channel,
        events.source_event_id,
        customers.record_id,
        events.device_id,
        events.event,
        events.campaign,
        events.url,
        events.properties,
        events.occurred_at
    from events
    left join customers
        on events.record_id = customers.record_id

)

select * from final
