with

responses as (

    select
        *,
        {{ local_month('opened_at') }} as month_start_date
    from {{ ref('fct_service_responses') }}
    where opened_at is not null

),

staff as (

    select * from {{ ref('dim_staff') }}

),

-- An answer whose time is not known is answered and stands in no quantile.
numbered as (

    select
        *,
        row_number() over (
            partition by month_start_date, channel, staff_id
            order by
                first_response_business_seconds nulls last,
                service_case_key
        ) as place,
        count(first_response_business_seconds) over (
            partition by month_start_date, channel, staff_id
        ) as timed_count
    from responses

),

summed as (

    select
        month_start_date,
        channel,
        staff_id,
        count(*) as case_count,
        count(case when is_answered then 1 end) as answered_count,
        count(case when not is_answered then 1 end) as unanswered_count,
        {{ median_of(
            'first_response_business_seconds', 'place', 'timed_count'
        ) }} as median_seconds,
        {{ nearest_rank(
            'first_response_business_seconds', 'place', 'timed_count', '0.9'
        ) }} as p90_seconds
    from numbered
    group by month_start_date, channel, staff_id

),

final as (

    select
        summed.month_start_date,
        summed.channel,
        summed.staff_id,
        staff.masked_staff_name,
        summed.case_count,
        summed.answered_count,
        summed.unanswered_count,
        cast(summed.median_seconds as decimal(18, 4))
            as median_first_response_seconds,
        cast(summed.p90_seconds as decimal(18, 4))
            as p90_first_response_seconds
    from summed
    left join staff
        on summed.staff_id = staff.staff_id

)

select * from final
