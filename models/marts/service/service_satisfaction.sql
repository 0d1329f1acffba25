with

ratings as (

    select
        'service_case' as survey,
        channel,
        satisfaction,
        opened_at as rated_at
    from {{ ref('fct_service_cases') }}
    where satisfaction is not null and opened_at is not null

    union all

    select
        'review' as survey,
        channel,
        rating as satisfaction,
        reviewed_at as rated_at
    from {{ ref('fct_reviews') }}
    where rating is not null and reviewed_at is not null

),

counted as (

    select
        {{ local_month('rated_at') }} as month_start_date,
        channel,
        survey,
        count(*) as rating_count,
        count(case when satisfaction >= 4 then 1 end) as satisfied_count,
        count(case when satisfaction <= 2 then 1 end) as dissatisfied_count,
        cast(avg(satisfaction) as decimal(18, 4)) as satisfaction
    from ratings
    group by 1, 2, 3

),

final as (

    select
        month_start_date,
        channel,
        survey,
        rating_count,
        satisfied_count,
        dissatisfied_count,
        satisfaction as mean_satisfaction,
        {{ share_of('satisfied_count', 'rating_count') }} as csat,
        {{ wilson_bound('satisfied_count', 'rating_count', 'low') }}
            as csat_low,
        {{ wilson_bound('satisfied_count', 'rating_count', 'high') }}
            as csat_high
    from counted

)

select * from final
