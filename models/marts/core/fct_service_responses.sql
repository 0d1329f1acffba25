with

service_cases as (

    select * from {{ ref('fct_service_cases') }}

),

answers as (

    select * from {{ ref('int_core__case_answers') }}

),

days as (

    select * from {{ ref('int_core__business_days') }}

),

zone as (

    select min(time_zone) as time_zone from {{ ref('business_hours') }}

),

timed as (

    select
        service_cases.*,
        answers.is_answered,
        answers.first_responded_at as answered_at,
        {{ local_time('service_cases.opened_at', 'zone.time_zone') }}
            as opened_local_at,
        {{ local_time('answers.first_responded_at', 'zone.time_zone') }}
            as answered_local_at,
        {{ local_time('service_cases.closed_at', 'zone.time_zone') }}
            as closed_local_at
    from service_cases
    inner join answers
        on service_cases.service_case_key = answers.service_case_key
    cross join zone

),

clocked as (

    select
        timed.*,
        {{ business_clock('timed.opened_local_at', 'opening_days') }}
            as opened_clock,
        {{ business_clock('timed.answered_local_at', 'answer_days') }}
            as answered_clock,
        {{ business_clock('timed.closed_local_at', 'closing_days') }}
            as closed_clock
    from timed
    left join days as opening_days
        on cast(timed.opened_local_at as date) = opening_days.date_day
    left join days as answer_days
        on cast(timed.answered_local_at as date) = answer_days.date_day
    left join days as closing_days
        on cast(timed.closed_local_at as date) = closing_days.date_day

),

final as (

    select
        service_case_key,
        record_key,
        one_id,
        staff_id,
        system,
        channel,
        issue_type,
        priority,
        status,
        is_answered,
        satisfaction,
        case
            when answered_clock is not null and opened_clock is not null
                then cast(greatest(answered_clock - opened_clock, 0) as bigint)
        end as first_response_business_seconds,
        case
            when closed_clock is not null and opened_clock is not null
                then cast(greatest(closed_clock - opened_clock, 0) as bigint)
        end as resolution_business_seconds,
        opened_at,
        answered_at as first_responded_at,
        closed_at
    from clocked

)

select * from final
