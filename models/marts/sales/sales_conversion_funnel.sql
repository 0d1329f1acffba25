with

outcomes as (

    select * from {{ ref('int_sales__lead_outcomes') }}

),

counted as (

    select
        {{ local_month('created_at') }} as month_start_date,
        channel,
        count(*) as lead_count,
        count(case when is_qualified then 1 end) as qualified_lead_count,
        count(case when is_opportunity then 1 end) as opportunity_lead_count,
        count(case when is_won then 1 end) as won_lead_count,
        cast(coalesce(sum(won_amount_cny), 0) as decimal(18, 4))
            as won_amount_cny
    from outcomes
    where created_at is not null
    group by 1, 2

),

final as (

    select
        month_start_date,
        channel,
        lead_count,
        qualified_lead_count,
        opportunity_lead_count,
        won_lead_count,
        {{ share_of('qualified_lead_count', 'lead_count') }}
            as qualified_lead_rate,
        {{ share_of('opportunity_lead_count', 'qualified_lead_count') }}
            as opportunity_lead_rate,
        {{ share_of('won_lead_count', 'opportunity_lead_count') }}
            as won_opportunity_rate,
        {{ share_of('won_lead_count', 'lead_count') }} as won_lead_rate,
        won_amount_cny
    from counted

)

select * from final
