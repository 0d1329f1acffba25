with

tasks as (

    select *
    from {{ ref('stg_salesforce__task') }}
    where row_status = 'kept'

),

opportunities as (

    select *
    from {{ ref('stg_salesforce__opportunity') }}
    where row_status = 'kept'

),

customers as (

    select
        record_id,
        scope,
        source_record_id
    from {{ ref('int_salesforce__customers') }}

),

-- Whom it is about: the person, else the company itself or that of the deal.
placed as (

    select
        tasks.*,
        opportunities.opportunity_id,
        coalesce(persons.record_id, companies.record_id) as record_id
    from tasks
    left join opportunities
        on
            tasks.organization_id = opportunities.organization_id
            and tasks.what_id = opportunities.source_opportunity_id
    left join customers as persons
        on
            tasks.organization_id = persons.scope
            and tasks.who_id = persons.source_record_id
    left join customers as companies
        on
            tasks.organization_id = companies.scope
            and coalesce(
                opportunities.account_id, tasks.account_id, tasks.what_id
            ) = companies.source_record_id

),

final as (

    select
        follow_up_id,
        'salesforce' as system,
        'salesforce_crm' as channel,
        task_id as source_follow_up_id,
        record_id,
        opportunity_id,
        'salesforce:' || organization_id || ':' || owner_id as staff_id,
        case coalesce(task_type, task_subtype)
            when 'Call' then 'call'
            when 'Email' then 'email'
            when 'Meeting' then 'visit'
            else 'other'
        end as follow_up_method,
        concat_ws(': ', subject, description) as content,
        case when is_closed then coalesce(due_at, created_at) end
            as followed_up_at,
        case when not is_closed then due_at end as next_follow_up_at
    from placed

)

select * from final
