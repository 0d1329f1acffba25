with

events as (

    select *
    from {{ ref('stg_web__events') }}
    where
        row_status = 'kept'
        and record_id is not null
        and record_type like 'profile%'

),

contacts as (

    select
        record_id,
        event_id,
        'phone' as type,
        phone as value,
        phone_status as status,
        phone_raw as raw_value,
        occurred_at
    from events
    where phone_raw is not null

    union all

    select
        record_id,
        event_id,
        'email' as type,
        email as value,
        email_status as status,
        email_raw as raw_value,
        occurred_at
    from events
    where email_raw is not null

),

-- A value holds until the next one is set.
spans as (

    select
        *,
        min(occurred_at) over (
            partition by record_id, type, coalesce(value, raw_value)
        ) as valid_from,
        lead(occurred_at) over (
            partition by record_id, type
            order by occurred_at, event_id
        ) as valid_to,
        row_number() over (
            partition by record_id, type, coalesce(value, raw_value)
            order by occurred_at desc, event_id desc
        ) as value_rank
    from contacts

),

final as (

    select
        record_id,
        type,
        '' as scope,
        value,
        status,
        'self' as role,
        false as is_verified,
        valid_from,
        valid_to,
        raw_value
    from spans
    where value_rank = 1

)

select * from final
