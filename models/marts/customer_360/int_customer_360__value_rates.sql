with

totals as (

    select * from {{ ref('int_customer_360__order_totals') }}

),

purchase_days as (

    select
        one_id,
        {{ dbt.datediff('purchase_date', local_date(as_of()), 'day') }}
            as age_days
    from {{ ref('int_customer_360__purchase_days') }}

),

margins as (

    select sum(margin_cny) / nullif(sum(net_amount_cny), 0) as margin_rate
    from totals

),

years as (

    select
        one_id,
        max(case when age_days <= 365 then 1 else 0 end) as has_last_year,
        max(case when age_days between 366 and 730 then 1 else 0 end)
            as has_year_before
    from purchase_days
    group by one_id

),

-- Of those who bought in the year before last, how many did not last year.
churn as (

    select avg(1.0 - has_last_year) as yearly_churn_rate
    from years
    where has_year_before = 1

),

final as (

    select
        cast(margins.margin_rate as decimal(18, 6)) as margin_rate,
        cast(churn.yearly_churn_rate as decimal(18, 6)) as yearly_churn_rate
    from margins
    cross join churn

)

select * from final
