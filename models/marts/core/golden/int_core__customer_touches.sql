with

records as (

    select * from {{ ref('int_core__records') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

events as (

    select * from {{ ref('fct_events') }}

),

campaign_touches as (

    select * from {{ ref('fct_campaign_touches') }}

),

service_cases as (

    select * from {{ ref('fct_service_cases') }}

),

-- Grouped before they come together: facts are many, channels few.
touches as (

    select
        one_id,
        channel,
        min(created_at) as first_touch_at,
        max(created_at) as last_touch_at
    from records
    group by one_id, channel

    union all

    select
        one_id,
        channel,
        min(ordered_at) as first_touch_at,
        max(ordered_at) as last_touch_at
    from orders
    group by one_id, channel

    union all

    select
        one_id,
        channel,
        min(occurred_at) as first_touch_at,
        max(occurred_at) as last_touch_at
    from events
    group by one_id, channel

    union all

    select
        one_id,
        channel,
        min(touched_at) as first_touch_at,
        max(touched_at) as last_touch_at
    from campaign_touches
    group by one_id, channel

    union all

    select
        one_id,
        channel,
        min(opened_at) as first_touch_at,
        max(opened_at) as last_touch_at
    from service_cases
    group by one_id, channel

),

final as (

    select
        one_id,
        channel,
        min(first_touch_at) as first_touch_at,
        max(last_touch_at) as last_touch_at
    from touches
    where one_id is not null and channel is not null
    group by one_id, channel

)

select * from final
