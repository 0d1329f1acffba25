with

leads as (

    select * from {{ ref('fct_leads') }}

),

opportunities as (

    select
        lead_key,
        count(case when status = 'won' then 1 end) as won_opportunity_count,
        cast(
            sum(case when status = 'won' then amount_cny end)
            as decimal(18, 4)
        ) as won_amount_cny
    from {{ ref('int_sales__lead_opportunities') }}
    group by lead_key

),

reached as (

    select
        leads.*,
        coalesce(opportunities.won_opportunity_count, 0) > 0 as is_won,
        opportunities.lead_key is not null as has_opportunity,
        coalesce(
            leads.status = 'converted' or leads.converted_at is not null, false
        ) as is_converted_at_source,
        opportunities.won_amount_cny
    from leads
    left join opportunities
        on leads.lead_key = opportunities.lead_key

),

-- Who came to a step came to the steps before it.
final as (

    select
        lead_key,
        system,
        channel,
        is_won or is_converted_at_source as is_converted,
        has_opportunity
        or is_converted_at_source
        or coalesce(status = 'qualified', false) as is_qualified,
        has_opportunity or is_converted_at_source as is_opportunity,
        is_won,
        won_amount_cny,
        created_at
    from reached

)

select * from final
