with

cases as (

    select *
    from {{ ref('stg_salesforce__case') }}
    where row_status = 'kept'

),

customers as (

    select
        record_id,
        scope,
        source_record_id
    from {{ ref('int_salesforce__customers') }}

),

final as (

    select
        cases.service_case_id,
        'salesforce' as system,
        'salesforce_crm' as channel,
        coalesce(cases.case_number, cases.case_id) as source_case_id,
        coalesce(contacts.record_id, accounts.record_id) as record_id,
        {{ null_columns(['order_id']) }},
        'salesforce:' || cases.organization_id || ':' || cases.owner_id
            as staff_id,
        cases.issue_type,
        cases.subject,
        cases.priority,
        case
            when cases.source_status = 'Closed' then 'closed'
            when cases.source_status in ('On Hold', 'Waiting on Customer')
                then 'pending'
            when cases.source_status in ('New', 'Working', 'Escalated')
                then 'open'
            else 'unknown'
        end as status,
        cases.source_status,
        {{ null_columns(['satisfaction', 'first_response_seconds']) }},
        cases.created_at as opened_at,
        {{ null_columns(['first_responded_at']) }},
        cases.closed_at
    from cases
    left join customers as contacts
        on
            cases.organization_id = contacts.scope
            and cases.contact_id = contacts.source_record_id
    left join customers as accounts
        on
            cases.organization_id = accounts.scope
            and cases.account_id = accounts.source_record_id

)

select * from final
