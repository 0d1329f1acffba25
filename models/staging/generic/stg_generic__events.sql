with

events as (

    select * from {{ raw('generic', 'events') }}

),

renamed as (

    select
        ---------- keys
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ key_part('event_id') }} as event_id,
        channel,
        event_id as source_event_id,
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ key_part('customer_id') }} as record_id,
        {{ clean_text('device_id') }} as device_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('event') }} as event,
        {{ clean_text('campaign') }} as campaign,
        {{ clean_text('url') }} as url,
        {{ clean_text('properties') }} as properties,

        ---------- timestamps
        {{ parse_timestamp('occurred_at', var('generic_timezone')) }}
            as occurred_at,
        {{ timestamp_status('occurred_at', var('generic_timezone')) }}
            as occurred_at_status

    from events

),

judged as (

    select
        *,
        case
            when channel is null then 'no channel'
            when source_event_id is null then 'no event id'
            when occurred_at_status in ('invalid', 'absent')
                then 'event time not readable'
            when occurred_at > {{ as_of() }} then 'occurred later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['event_id'], 'occurred_at') }} as row_status
    from judged

)

select * from final
