with

deals as (

    select *
    from {{ ref('stg_zoho__deals') }}
    where row_status = 'kept'

),

leads as (

    select
        record_id,
        organization_id,
        converted_deal_id,
        row_number() over (
            partition by organization_id, converted_deal_id
            order by converted_at, record_id
        ) as lead_rank
    from {{ ref('stg_zoho__leads') }}
    where row_status = 'kept' and converted_deal_id is not null

),

campaigns as (

    select campaign_id from {{ ref('int_zoho__campaigns') }}

),

customers as (

    select record_id from {{ ref('int_zoho__customers') }}

),

final as (

    select
        deals.opportunity_id,
        'zoho' as system,
        'zoho_crm' as channel,
        deals.deal_key as source_opportunity_id,
        coalesce(companies.record_id, contacts.record_id) as record_id,
        leads.record_id as lead_id,
        campaigns.campaign_id,
        deals.staff_id,
        deals.deal_name as opportunity_name,
        case
            -- What lies in the trash is no sale and no chance of one.
            when deals.is_deleted then 'lost'
            when deals.source_stage = 'Closed Won' then 'won'
            when {{ matches('deals.source_stage', '^Closed.Lost') }} then 'lost'
            when deals.source_stage is not null then 'open'
            else 'unknown'
        end as status,
        deals.source_stage as stage,
        deals.currency,
        deals.amount,
        deals.probability,
        deals.created_at,
        deals.close_date,
        case
            when {{ matches('deals.source_stage', '^Closed') }}
                then deals.updated_at
        end as closed_at
    from deals
    left join customers as companies
        on deals.account_record_id = companies.record_id
    left join customers as contacts
        on deals.contact_record_id = contacts.record_id
    left join campaigns
        on deals.campaign_id = campaigns.campaign_id
    left join leads
        on
            deals.organization_id = leads.organization_id
            and deals.deal_key = leads.converted_deal_id
            and leads.lead_rank = 1

)

select * from final
