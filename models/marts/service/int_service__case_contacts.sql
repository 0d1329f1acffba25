with

cases as (

    select * from {{ ref('fct_service_responses') }}

),

rules as (

    select * from {{ ref('service_contact_rules') }}

),

complaint_issue_types as (

    select * from {{ ref('complaint_issue_types') }}

),

follow_ups as (

    select
        one_id,
        max(followed_up_at) as followed_up_at
    from {{ ref('fct_follow_ups') }}
    where one_id is not null
    group by one_id

),

known as (

    select
        cases.*,
        follow_ups.followed_up_at,
        coalesce(
            cases.satisfaction <= 2
            or complaint_issue_types.issue_type is not null, false
        ) as is_complaint
    from cases
    left join complaint_issue_types
        on cases.issue_type = complaint_issue_types.issue_type
    left join follow_ups
        on cases.one_id = follow_ups.one_id
    where cases.one_id is not null

),

recent as (

    select
        rules.rule as rule_code,
        rules.threshold,
        known.*,
        count(*) over (partition by rules.rule, known.one_id) as case_count
    from known
    cross join rules
    where
        known.opened_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}

),

final as (

    select
        rule_code,
        one_id,
        service_case_key,
        staff_id,
        is_complaint,
        opened_at as since_at
    from recent
    where
        (
            rule_code = 'low_satisfaction'
            and satisfaction <= threshold
            and coalesce(followed_up_at < opened_at, true)
        )
        or (rule_code = 'repeated_cases' and case_count >= threshold)
        or (
            rule_code = 'unanswered_case'
            and status = 'open'
            and not is_answered
            and opened_at
            < {{ dbt.dateadd('day', '-cast(threshold as integer)', as_of()) }}
        )
        or (rule_code = 'refund_and_complaint' and is_complaint)

)

select * from final
