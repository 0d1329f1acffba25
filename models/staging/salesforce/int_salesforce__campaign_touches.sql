with

members as (

    select *
    from {{ ref('stg_salesforce__campaign_member') }}
    where row_status = 'kept'

),

customers as (

    select record_id from {{ ref('int_salesforce__customers') }}

),

final as (

    select
        members.campaign_touch_id,
        'salesforce' as system,
        'salesforce_crm' as channel,
        members.member_id as source_touch_id,
        'salesforce:' || members.organization_id || ':' || members.campaign_id
            as campaign_id,
        customers.record_id,
        case
            when members.has_responded or members.source_status = 'Responded'
                then 'responded'
            when members.source_status = 'Clicked' then 'clicked'
            when members.source_status = 'Opened' then 'opened'
            when members.source_status = 'Bounced' then 'failed'
            when members.source_status = 'Sent' then 'sent'
            else 'member'
        end as touch_type,
        members.source_status,
        case
            when members.has_responded
                then coalesce(members.first_responded_at, members.created_at)
            else members.created_at
        end as touched_at
    from members
    left join customers
        on members.record_id = customers.record_id

)

select * from final
