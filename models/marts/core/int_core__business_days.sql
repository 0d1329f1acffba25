with

dates as (

    select * from {{ ref('dim_dates') }}

),

business_hours as (

    select
        iso_weekday,
        {{ second_of_day('opens') }} as opens_second,
        {{ second_of_day('closes') }} as closes_second
    from {{ ref('business_hours') }}

),

holidays as (

    select * from {{ ref('holidays') }}

),

-- Where the sun rises earlier, the day after the last one has begun.
days as (

    select date_day from dates

    union distinct

    select
        cast({{ dbt.dateadd('day', 1, 'max(date_day)') }} as date) as date_day
    from dates

),

-- A day off has no hours; a day off that is worked has those of a Monday.
weekdays as (

    select
        days.date_day,
        case
            when holidays.is_workday then 1
            when holidays.holiday_date is null
                then {{ iso_day_of_week('days.date_day') }}
        end as iso_weekday
    from days
    left join holidays
        on days.date_day = holidays.holiday_date
    where days.date_day is not null

),

hours as (

    select
        weekdays.date_day,
        coalesce(business_hours.opens_second, 0) as opens_second,
        coalesce(
            business_hours.closes_second - business_hours.opens_second, 0
        ) as business_seconds
    from weekdays
    left join business_hours
        on weekdays.iso_weekday = business_hours.iso_weekday

),

final as (

    select
        date_day,
        opens_second,
        business_seconds,
        cast(coalesce(sum(business_seconds) over (
            order by date_day
            rows between unbounded preceding and 1 preceding
        ), 0) as bigint) as seconds_before
    from hours

)

select * from final
