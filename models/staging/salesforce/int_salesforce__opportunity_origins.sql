with

opportunities as (

    select *
    from {{ ref('stg_salesforce__opportunity') }}
    where row_status = 'kept'

),

-- Of several campaigns the one with the most influence counts.
influences as (

    select
        *,
        row_number() over (
            partition by organization_id, opportunity_id
            order by
                influence_percent desc nulls last,
                campaign_influence_id
        ) as influence_rank
    from {{ ref('stg_salesforce__campaign_influence') }}
    where row_status = 'kept'

),

leads as (

    select
        *,
        row_number() over (
            partition by organization_id, converted_contact_id
            order by converted_date desc nulls last, record_id
        ) as lead_rank
    from {{ ref('stg_salesforce__lead') }}
    where row_status = 'kept' and converted_contact_id is not null

),

-- The load has no owner of the deal: who worked on it last is in charge.
tasks as (

    select
        *,
        row_number() over (
            partition by organization_id, what_id
            order by created_at desc nulls last, follow_up_id
        ) as task_rank
    from {{ ref('stg_salesforce__task') }}
    where row_status = 'kept' and what_id is not null and owner_id is not null

),

final as (

    select
        opportunities.opportunity_id,
        leads.record_id as lead_id,
        'salesforce:' || influences.organization_id
        || ':' || influences.campaign_id as campaign_id,
        'salesforce:' || tasks.organization_id || ':' || tasks.owner_id
            as staff_id
    from opportunities
    left join influences
        on
            opportunities.organization_id = influences.organization_id
            and opportunities.source_opportunity_id = influences.opportunity_id
            and influences.influence_rank = 1
    left join leads
        on
            influences.organization_id = leads.organization_id
            and influences.contact_id = leads.converted_contact_id
            and leads.lead_rank = 1
    left join tasks
        on
            opportunities.organization_id = tasks.organization_id
            and opportunities.source_opportunity_id = tasks.what_id
            and tasks.task_rank = 1

)

select * from final
