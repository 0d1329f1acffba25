with

service_cases as (

    select * from {{ ref('fct_service_cases') }}

),

service_messages as (

    select * from {{ ref('fct_service_messages') }}

),

follow_ups as (

    select * from {{ ref('fct_follow_ups') }}

),

campaign_touches as (

    select * from {{ ref('fct_campaign_touches') }}

),

reviews as (

    select * from {{ ref('fct_reviews') }}

),

consents as (

    select * from {{ ref('fct_consents') }}

),

message_counts as (

    select
        service_case_key,
        count(*) as message_count
    from service_messages
    group by service_case_key

),

final as (

    select
        service_cases.one_id,
        service_cases.opened_at as occurred_at,
        'service_case' as item_type,
        service_cases.service_case_key as item_key,
        service_cases.system,
        service_cases.channel,
        coalesce(service_cases.issue_type || ' · ', '')
        || service_cases.status
        || coalesce(
            ' · '
            || cast(
                message_counts.message_count as {{ dbt.type_string() }}
            ) || ' messages', ''
        ) as detail
    from service_cases
    left join message_counts
        on service_cases.service_case_key = message_counts.service_case_key

    union all

    select
        one_id,
        followed_up_at as occurred_at,
        'follow_up' as item_type,
        follow_up_key as item_key,
        system,
        channel,
        follow_up_method as detail
    from follow_ups

    union all

    select
        one_id,
        touched_at as occurred_at,
        'campaign_touch' as item_type,
        campaign_touch_key as item_key,
        system,
        channel,
        touch_type as detail
    from campaign_touches

    union all

    select
        one_id,
        reviewed_at as occurred_at,
        'review' as item_type,
        review_id as item_key,
        system,
        channel,
        cast(cast(rating as decimal(18, 1)) as {{ dbt.type_string() }}) || '/5'
            as detail
    from reviews

    union all

    select
        one_id,
        recorded_at as occurred_at,
        'consent' as item_type,
        consent_key as item_key,
        system,
        channel,
        purpose || ' ' || medium
        || case when is_granted then ' granted' else ' refused' end as detail
    from consents

)

select * from final
