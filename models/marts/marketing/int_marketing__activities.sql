with

events as (

    select * from {{ ref('fct_events') }}

),

orders as (

    select * from {{ ref('int_marketing__conversions') }}

),

campaign_touches as (

    select * from {{ ref('int_marketing__campaign_touches') }}

),

leads as (

    select * from {{ ref('fct_leads') }}

),

opportunities as (

    select * from {{ ref('fct_opportunities') }}

),

activities as (

    select
        'campaign_touches' as fact,
        touch_type as activity,
        campaign_touch_key as activity_key,
        one_id,
        channel,
        touched_at as occurred_at
    from campaign_touches
    where is_touch

    union all

    select
        'events' as fact,
        event as activity,
        event_id as activity_key,
        one_id,
        channel,
        occurred_at
    from events

    union all

    select
        'leads' as fact,
        'lead' as activity,
        lead_key as activity_key,
        one_id,
        channel,
        created_at as occurred_at
    from leads

    union all

    select
        'opportunities' as fact,
        'opportunity' as activity,
        opportunity_id as activity_key,
        one_id,
        channel,
        created_at as occurred_at
    from opportunities

    union all

    select
        'orders' as fact,
        'purchase' as activity,
        order_id as activity_key,
        one_id,
        channel,
        ordered_at as occurred_at
    from orders

),

final as (

    select *
    from activities
    where one_id is not null and occurred_at is not null

)

select * from final
