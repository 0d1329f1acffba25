with

leads as (

    select * from {{ ref('fct_leads') }}

),

opportunities as (

    select * from {{ ref('fct_opportunities') }}

),

organisation_people as (

    select * from {{ ref('organisation_people') }}

),

limits as (

    select value as opportunity_days
    from {{ ref('sales_limits') }}
    where name = 'opportunity_days'

),

-- Leads and opportunities of a customer in the order of time: an opportunity
-- belongs to the last lead before it. A lead is a person, a deal often one of
-- the organisation that the person acts for.
happened as (

    select
        one_id,
        lead_key,
        null as opportunity_id,
        1 as is_lead,
        created_at,
        lead_key as sort_key
    from leads
    where one_id is not null

    union all

    select
        organisation_people.organisation_one_id as one_id,
        leads.lead_key,
        null as opportunity_id,
        1 as is_lead,
        leads.created_at,
        leads.lead_key as sort_key
    from leads
    inner join organisation_people
        on leads.one_id = organisation_people.one_id

    union all

    select
        one_id,
        null as lead_key,
        opportunity_id,
        0 as is_lead,
        created_at,
        opportunity_id as sort_key
    from opportunities
    where one_id is not null

),

numbered as (

    select
        *,
        sum(is_lead) over (
            partition by one_id
            order by created_at, is_lead desc, sort_key
            rows between unbounded preceding and current row
        ) as lead_no
    from happened

),

preceding_leads as (

    select
        of_opportunities.opportunity_id,
        of_leads.lead_key
    from numbered as of_opportunities
    cross join limits
    inner join numbered as of_leads
        on
            of_opportunities.one_id = of_leads.one_id
            and of_opportunities.lead_no = of_leads.lead_no
            and of_leads.is_lead = 1
    where
        of_opportunities.is_lead = 0
        and of_opportunities.created_at
        <= {{ dbt.dateadd(
            'day', 'limits.opportunity_days', 'of_leads.created_at'
        ) }}

),

-- A lead that the source itself names comes first.
final as (

    select
        opportunities.opportunity_id,
        coalesce(named_leads.lead_key, preceding_leads.lead_key) as lead_key,
        opportunities.status,
        opportunities.amount_cny
    from opportunities
    left join leads as named_leads
        on opportunities.lead_key = named_leads.lead_key
    left join preceding_leads
        on opportunities.opportunity_id = preceding_leads.opportunity_id
    where coalesce(named_leads.lead_key, preceding_leads.lead_key) is not null

)

select * from final
