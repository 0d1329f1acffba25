with

events as (

    {{ landed_rows_from('web', 'events', 'events', 'event_id') }}

),

profiles as (

    select
        event_id,
        record_id
    from {{ ref('stg_web__events') }}
    where row_status = 'kept' and record_type like 'profile%'

),

forms as (

    {{ landed_rows_from('web', 'forms', 'customers', 'record_id') }}

),

-- A profile is kept for the customer it describes, or, of a device that nobody
-- logged in on, for nobody.
placed as (

    select
        events.system,
        events.table_name,
        events._batch_id,
        events._source_file,
        events._source_row,
        case
            when profiles.event_id is null then events.entity
            when profiles.record_id is null then 'device_profiles'
            else 'customers'
        end as entity,
        coalesce(profiles.record_id, events.entity_key) as entity_key,
        events.row_status,
        events.reason,
        events.amount,
        events.extra
    from events
    left join profiles
        on
            case when events.row_status = 'kept' then events.entity_key end
            = profiles.event_id

),

final as (

    select * from placed

    union all

    select * from forms

)

select * from final
