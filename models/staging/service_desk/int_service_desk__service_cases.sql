with

tickets as (

    select *
    from {{ ref('stg_service_desk__tickets') }}
    where row_status = 'kept'

),

im_sessions as (

    select *
    from {{ ref('stg_service_desk__im_sessions') }}
    where row_status = 'kept'

),

callers as (

    select
        service_case_id,
        record_id
    from {{ ref('int_service_desk__callers') }}

),

customers as (

    select record_id
    from {{ ref('stg_service_desk__customers') }}
    where row_status = 'kept'

),

cases as (

    select
        service_case_id,
        account_record_id,
        coalesce(ticket_no, ticket_id) as source_case_id,
        staff_id,
        issue_type,
        subject,
        priority,
        source_status,
        satisfaction,
        opened_at,
        first_responded_at,
        solved_at as closed_at
    from tickets

    union all

    select
        service_case_id,
        account_record_id,
        session_id as source_case_id,
        staff_id,
        {{ null_columns(['issue_type', 'subject', 'priority']) }},
        source_status,
        satisfaction,
        opened_at,
        {{ add_seconds('opened_at', 'first_response_seconds') }}
            as first_responded_at,
        closed_at
    from im_sessions

),

final as (

    select
        cases.service_case_id,
        'service_desk' as system,
        'service_desk' as channel,
        cases.source_case_id,
        coalesce(customers.record_id, callers.record_id) as record_id,
        {{ null_columns(['order_id']) }},
        cases.staff_id,
        cases.issue_type,
        cases.subject,
        cases.priority,
        case
            when cases.source_status in ('开启', 'chatting') then 'open'
            when cases.source_status in ('解决中', 'waiting') then 'pending'
            when cases.source_status in ('已解决', '已关闭', 'closed')
                then 'closed'
            else 'unknown'
        end as status,
        cases.source_status,
        cast(cases.satisfaction as decimal(18, 4)) as satisfaction,
        cast(
            {{ dbt.datediff(
                'cases.opened_at', 'cases.first_responded_at', 'second'
            ) }} as decimal(18, 4)
        ) as first_response_seconds,
        cases.opened_at,
        cases.first_responded_at,
        cases.closed_at
    from cases
    left join callers
        on cases.service_case_id = callers.service_case_id
    left join customers
        on cases.account_record_id = customers.record_id

)

select * from final
