with

conversions as (

    select *
    from {{ ref('int_marketing__conversions') }}
    where one_id is not null

),

-- The months that have begun.
months as (

    select distinct
        month_start_date,
        year * 12 + month as month_no
    from {{ ref('dim_dates') }}
    where month_start_date < {{ business_time(as_of()) }}

),

active_months as (

    select distinct
        one_id,
        month_start_date,
        min(month_start_date) over (partition by one_id) as cohort_month
    from conversions

),

sizes as (

    select
        cohort_month,
        count(distinct one_id) as cohort_size
    from active_months
    group by cohort_month

),

active as (

    select
        cohort_month,
        month_start_date,
        count(*) as active_customer_count
    from active_months
    group by cohort_month, month_start_date

),

final as (

    select
        sizes.cohort_month,
        cast(months.month_no - first_months.month_no as bigint) as month_offset,
        months.month_start_date,
        sizes.cohort_size,
        coalesce(active.active_customer_count, 0) as active_customer_count,
        cast(
            1.0 * coalesce(active.active_customer_count, 0)
            / nullif(sizes.cohort_size, 0) as decimal(18, 6)
        ) as retention_rate
    from sizes
    inner join months as first_months
        on sizes.cohort_month = first_months.month_start_date
    inner join months
        on first_months.month_start_date <= months.month_start_date
    left join active
        on
            sizes.cohort_month = active.cohort_month
            and months.month_start_date = active.month_start_date

)

select * from final
