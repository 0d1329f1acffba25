with

days as (

    select * from ({{ dbt.date_spine(
        'day', "cast('2000-01-01' as date)", "cast('2050-01-01' as date)"
    ) }})

),

until_as_of as (

    select cast(date_day as date) as date_day
    from days
    where date_day <= {{ local_date(as_of()) }}

),

final as (

    select
        date_day,
        cast(extract(year from date_day) as integer) as year,
        cast(extract(quarter from date_day) as integer) as quarter,
        cast(extract(month from date_day) as integer) as month,
        cast(extract(day from date_day) as integer) as day_of_month,
        cast(extract(week from date_day) as integer) as iso_week,
        {{ iso_day_of_week('date_day') }} as day_of_week,
        {{ iso_day_of_week('date_day') }} >= 6 as is_weekend,
        cast(date_trunc('month', date_day) as date) as month_start_date
    from until_as_of

)

select * from final
