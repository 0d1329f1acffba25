with

landed_days as (

    {{ landed_days() }}

),

volume_rules as (

    select
        max(case when name = 'least_compared_days' then value end)
            as least_compared_days,
        max(case when name = 'least_percent' then value end) as least_percent,
        max(case when name = 'most_percent' then value end) as most_percent
    from {{ ref('volume_rules') }}

),

weekdays as (

    select
        *,
        {{ iso_day_of_week('landed_date') }} as day_of_week
    from landed_days

),

earlier_days as (

    select
        weekdays.system,
        weekdays.table_name,
        weekdays.landed_date,
        earlier.landed_rows,
        row_number() over (
            partition by
                weekdays.system, weekdays.table_name, weekdays.landed_date
            order by earlier.landed_rows, earlier.landed_date
        ) as size_rank,
        count(*) over (
            partition by
                weekdays.system, weekdays.table_name, weekdays.landed_date
        ) as compared_days
    from weekdays
    inner join weekdays as earlier
        on
            weekdays.system = earlier.system
            and weekdays.table_name = earlier.table_name
            and weekdays.day_of_week = earlier.day_of_week
            and weekdays.landed_date > earlier.landed_date

),

-- The usual day is the one in the middle, the smaller of two.
usual_days as (

    select
        system,
        table_name,
        landed_date,
        compared_days,
        landed_rows as usual_rows
    from earlier_days
    where size_rank = cast(ceil(compared_days / 2.0) as bigint)

),

final as (

    select
        weekdays.system,
        weekdays.table_name,
        weekdays.landed_date,
        weekdays.day_of_week,
        weekdays.landed_rows,
        coalesce(usual_days.compared_days, 0) as compared_days,
        usual_days.usual_rows,
        coalesce(
            usual_days.compared_days >= volume_rules.least_compared_days
            and (
                weekdays.landed_rows * 100
                < usual_days.usual_rows * volume_rules.least_percent
                or weekdays.landed_rows * 100
                > usual_days.usual_rows * volume_rules.most_percent
            ),
            false
        ) as is_unusual
    from weekdays
    cross join volume_rules
    left join usual_days
        on
            weekdays.system = usual_days.system
            and weekdays.table_name = usual_days.table_name
            and weekdays.landed_date = usual_days.landed_date

)

select * from final
