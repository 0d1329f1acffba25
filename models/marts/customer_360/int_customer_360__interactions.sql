with

interactions as (

    select
        one_id,
        occurred_at
    from {{ ref('fct_events') }}

    union all

    select
        one_id,
        touched_at as occurred_at
    from {{ ref('fct_campaign_touches') }}
    where is_response

    union all

    select
        one_id,
        created_at as occurred_at
    from {{ ref('fct_leads') }}

    union all

    select
        one_id,
        created_at as occurred_at
    from {{ ref('fct_opportunities') }}

    union all

    select
        one_id,
        booked_at as occurred_at
    from {{ ref('fct_appointments') }}

    union all

    select
        one_id,
        opened_at as occurred_at
    from {{ ref('fct_service_cases') }}

    union all

    select
        one_id,
        reviewed_at as occurred_at
    from {{ ref('fct_reviews') }}

),

final as (

    select
        one_id,
        count(*) as interaction_count,
        max(occurred_at) as last_interacted_at
    from interactions
    where one_id is not null
    group by one_id

)

select * from final
