with

events as (

    select * from {{ ref('int_conformed__events') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

-- A device id is unique within the scope that begins its events' ids. Zeros,
-- and what is on the list, are no device: trackers that may not know it send
-- them for everybody.
scoped as (

    select
        *,
        case
            when
                not {{ matches('device_id', '^[-0:]+$') }}
                and not {{ is_listed('device_id', 'identifier') }}
                then
                    'device:'
                    || {{ extract_match('event_id', '^[^:]*:[^:]*:') }}
                    || device_id
        end as scoped_device_id
    from events

),

joined as (

    select
        scoped.event_id,
        {{ keyed_hash('scoped.scoped_device_id') }} as device_key,
        one_ids.record_key,
        one_ids.one_id,
        scoped.occurred_at
    from scoped
    left join one_ids
        on scoped.record_id = one_ids.record_id

),

final as (

    select
        event_id,
        device_key,
        coalesce(device_key, record_key) as visitor_key,
        record_key,
        one_id,
        occurred_at
    from joined

)

select * from final
