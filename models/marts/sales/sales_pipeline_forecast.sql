with

chances as (

    select * from {{ ref('int_sales__opportunity_chances') }}

),

staff as (

    select * from {{ ref('dim_staff') }}

),

-- Without a day of closing an open opportunity is expected now.
dated as (

    select
        *,
        coalesce(
            case
                when status in ('won', 'lost')
                    then {{ local_month('closed_at') }}
            end,
            cast({{ dbt.date_trunc('month', 'close_date') }} as date),
            {{ local_month(as_of()) }}
        ) as month_start_date,
        coalesce(
            status = 'open' and close_date < {{ local_date(as_of()) }}, false
        ) as is_overdue
    from chances

),

summed as (

    select
        month_start_date,
        system,
        staff_id,
        count(case when status = 'open' then 1 end) as open_opportunity_count,
        count(case when is_overdue then 1 end) as overdue_opportunity_count,
        count(case when status = 'won' then 1 end) as won_opportunity_count,
        count(case when status = 'lost' then 1 end) as lost_opportunity_count,
        sum(case when status = 'open' then amount_cny else 0 end)
            as open_amount_cny,
        sum(case when is_overdue then amount_cny else 0 end)
            as overdue_amount_cny,
        sum(case when status = 'open' then amount_cny * win_chance else 0 end)
            as weighted_amount_cny,
        sum(case when status = 'won' then amount_cny else 0 end)
            as won_amount_cny,
        sum(case when status = 'lost' then amount_cny else 0 end)
            as lost_amount_cny
    from dated
    group by month_start_date, system, staff_id

),

final as (

    select
        summed.month_start_date,
        summed.system,
        summed.staff_id,
        staff.masked_staff_name,
        summed.open_opportunity_count,
        summed.overdue_opportunity_count,
        summed.won_opportunity_count,
        summed.lost_opportunity_count,
        cast(summed.open_amount_cny as decimal(18, 4)) as open_amount_cny,
        cast(summed.overdue_amount_cny as decimal(18, 4))
            as overdue_amount_cny,
        cast(summed.weighted_amount_cny as decimal(18, 4))
            as weighted_amount_cny,
        cast(summed.won_amount_cny as decimal(18, 4)) as won_amount_cny,
        cast(summed.lost_amount_cny as decimal(18, 4)) as lost_amount_cny
    from summed
    left join staff
        on summed.staff_id = staff.staff_id

)

select * from final
