with

opportunities as (

    select *
    from {{ ref('stg_salesforce__opportunity') }}
    where row_status = 'kept'

),

accounts as (

    select *
    from {{ ref('stg_salesforce__account') }}
    where row_status = 'kept'

),

origins as (

    select * from {{ ref('int_salesforce__opportunity_origins') }}

),

final as (

    select
        opportunities.opportunity_id,
        'salesforce' as system,
        'salesforce_crm' as channel,
        opportunities.source_opportunity_id,
        accounts.record_id,
        origins.lead_id,
        origins.campaign_id,
        origins.staff_id,
        opportunities.opportunity_name,
        case
            -- What was deleted is no sale and no chance of one.
            when opportunities.is_deleted then 'lost'
            when opportunities.is_won then 'won'
            when opportunities.is_closed then 'lost'
            when not opportunities.is_closed then 'open'
            else 'unknown'
        end as status,
        opportunities.source_stage as stage,
        opportunities.currency,
        opportunities.amount,
        opportunities.probability,
        opportunities.created_at,
        opportunities.close_date,
        case
            when opportunities.is_closed then opportunities.updated_at
        end as closed_at
    from opportunities
    left join accounts
        on
            opportunities.organization_id = accounts.organization_id
            and opportunities.account_id = accounts.account_id
    left join origins
        on opportunities.opportunity_id = origins.opportunity_id

)

select * from final
