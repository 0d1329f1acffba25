with

opportunities as (

    select * from {{ ref('int_conformed__opportunities') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

daily_rates as (

    select * from {{ ref('int_core__daily_rates') }}

),

final as (

    select
        opportunities.opportunity_id,
        {{ keyed_hash('opportunities.lead_id') }} as lead_key,
        opportunities.campaign_id,
        one_ids.record_key,
        one_ids.one_id,
        {{ staff_key('opportunities.staff_id') }} as staff_id,
        opportunities.system,
        opportunities.channel,
        opportunities.status,
        {{ without_contacts('opportunities.stage') }} as stage,
        opportunities.currency,
        opportunities.amount,
        {{ in_cny('opportunities.amount') }} as amount_cny,
        opportunities.probability,
        opportunities.created_at,
        opportunities.close_date,
        opportunities.closed_at
    from opportunities
    left join one_ids
        on opportunities.record_id = one_ids.record_id
    left join daily_rates
        on
            opportunities.currency = daily_rates.currency
            and {{ local_date('opportunities.created_at') }}
            = daily_rates.rate_date

)

select * from final
