with

events as (

    select * from {{ ref('fct_events') }}

),

orders as (

    select * from {{ ref('int_marketing__conversions') }}

),

campaign_touches as (

    select * from {{ ref('fct_campaign_touches') }}

),

leads as (

    select * from {{ ref('fct_leads') }}

),

opportunities as (

    select * from {{ ref('fct_opportunities') }}

),

funnel_steps as (

    select * from {{ ref('funnel_steps') }}

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

steps as (

    select
        funnel_steps.funnel,
        cast(funnel_steps.step_no as bigint) as step_no,
        activities.one_id,
        activities.fact,
        activities.activity_key,
        activities.channel,
        activities.occurred_at
    from activities
    inner join funnel_steps
        on
            activities.fact = funnel_steps.fact
            and activities.activity = funnel_steps.activity
    where activities.one_id is not null and activities.occurred_at is not null

),

-- Most customers never enter a funnel: what else they do is of no interest.
entrants as (

    select distinct
        funnel,
        one_id
    from steps
    where step_no = 1

),

final as (

    select steps.*
    from steps
    inner join entrants
        on
            steps.funnel = entrants.funnel
            and steps.one_id = entrants.one_id

)

select * from final
