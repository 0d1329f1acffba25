with

leads as (

    select *
    from {{ ref('stg_salesforce__lead') }}
    where row_status = 'kept'

),

members as (

    select
        *,
        row_number() over (
            partition by organization_id, lead_id
            order by created_at nulls last, campaign_touch_id
        ) as member_rank
    from {{ ref('stg_salesforce__campaign_member') }}
    where row_status = 'kept' and lead_id is not null

),

tasks as (

    select
        *,
        row_number() over (
            partition by organization_id, who_id
            order by created_at desc nulls last, follow_up_id
        ) as task_rank
    from {{ ref('stg_salesforce__task') }}
    where row_status = 'kept' and who_id is not null and owner_id is not null

),

final as (

    select
        leads.record_id as lead_id,
        'salesforce' as system,
        'salesforce_crm' as channel,
        leads.lead_id as source_lead_id,
        leads.record_id,
        'salesforce:' || leads.organization_id || ':' || members.campaign_id
            as campaign_id,
        'salesforce:' || leads.organization_id || ':' || tasks.owner_id
            as staff_id,
        case
            when leads.is_converted then 'converted'
            when leads.is_deleted then 'lost'
            when leads.lead_status like 'Open%' then 'open'
            when leads.lead_status like 'Working%' then 'open'
            when leads.lead_status = 'Qualified' then 'qualified'
            when leads.lead_status = 'Unqualified' then 'lost'
            when leads.lead_status like 'Closed%' then 'lost'
            else 'unknown'
        end as status,
        leads.lead_status as source_status,
        leads.lead_source,
        {{ null_columns(['score']) }},
        leads.created_at,
        cast(leads.converted_date as timestamp) as converted_at
    from leads
    left join members
        on
            leads.organization_id = members.organization_id
            and leads.lead_id = members.lead_id
            and members.member_rank = 1
    left join tasks
        on
            leads.organization_id = tasks.organization_id
            and leads.lead_id = tasks.who_id
            and tasks.task_rank = 1

)

select * from final
