with

bands as (

    select * from {{ ref('lead_score_bands') }}

),

totals as (

    select * from {{ ref('int_sales__lead_totals') }}

),

outcomes as (

    select * from {{ ref('int_sales__lead_outcomes') }}

),

limits as (

    select value as mature_days
    from {{ ref('sales_limits') }}
    where name = 'mature_days'

),

open_leads as (

    select
        score_band,
        count(*) as open_lead_count
    from totals
    where moment = 'now'
    group by score_band

),

mature_leads as (

    select
        totals.score_band,
        count(*) as lead_count,
        count(case when outcomes.is_converted then 1 end)
            as converted_lead_count
    from totals
    inner join outcomes
        on totals.lead_key = outcomes.lead_key
    cross join limits
    where
        totals.moment = 'trial'
        and outcomes.created_at
        <= {{ dbt.dateadd('day', '-limits.mature_days', as_of()) }}
    group by totals.score_band

),

counted as (

    select
        bands.*,
        coalesce(open_leads.open_lead_count, 0) as open_lead_count,
        coalesce(mature_leads.lead_count, 0) as lead_count,
        coalesce(mature_leads.converted_lead_count, 0) as converted_lead_count
    from bands
    left join open_leads
        on bands.score_band = open_leads.score_band
    left join mature_leads
        on bands.score_band = mature_leads.score_band

),

final as (

    select
        score_band,
        label_en,
        label_zh,
        min_score,
        open_lead_count,
        lead_count,
        converted_lead_count,
        {{ share_of('converted_lead_count', 'lead_count') }}
            as lead_conversion_rate,
        {{ wilson_bound('converted_lead_count', 'lead_count', 'low') }}
            as lead_conversion_rate_low,
        {{ wilson_bound('converted_lead_count', 'lead_count', 'high') }}
            as lead_conversion_rate_high
    from counted

)

select * from final
