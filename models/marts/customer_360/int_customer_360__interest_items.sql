with

leads as (

    select * from {{ ref('fct_leads') }}

),

opportunities as (

    select * from {{ ref('fct_opportunities') }}

),

appointments as (

    select * from {{ ref('fct_appointments') }}

),

sessions as (

    select * from {{ ref('fct_sessions') }}

),

channels as (

    select * from {{ ref('dim_channels') }}

),

-- Purchases and appointments are items of their own.
store_visits as (

    select *
    from {{ ref('fct_store_visits') }}
    where has_registration and not has_purchase and not has_appointment

),

-- What happened in a store is a visit there and no session.
online_sessions as (

    select sessions.*
    from sessions
    left join channels
        on sessions.channel = channels.channel
    where coalesce(channels.is_online, true)

),

final as (

    select
        one_id,
        created_at as occurred_at,
        'lead' as item_type,
        lead_key as item_key,
        system,
        channel,
        status as detail,
        cast(null as decimal(18, 4)) as amount_cny
    from leads

    union all

    select
        one_id,
        created_at as occurred_at,
        'opportunity' as item_type,
        opportunity_id as item_key,
        system,
        channel,
        status as detail,
        amount_cny
    from opportunities

    union all

    select
        one_id,
        coalesce(starts_at, booked_at) as occurred_at,
        'appointment' as item_type,
        appointment_id as item_key,
        system,
        channel,
        status as detail,
        cast(null as decimal(18, 4)) as amount_cny
    from appointments

    union all

    select
        one_id,
        started_at as occurred_at,
        'session' as item_type,
        session_id as item_key,
        system,
        channel,
        cast(event_count as {{ dbt.type_string() }}) || ' events' as detail,
        cast(null as decimal(18, 4)) as amount_cny
    from online_sessions

    union all

    select
        one_id,
        visited_at as occurred_at,
        'store_visit' as item_type,
        store_visit_key as item_key,
        system,
        channel,
        {{ null_columns(['detail']) }},
        cast(null as decimal(18, 4)) as amount_cny
    from store_visits

)

select * from final
