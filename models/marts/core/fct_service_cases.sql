with

service_cases as (

    select * from {{ ref('int_conformed__service_cases') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        {{ keyed_hash('service_cases.service_case_id') }} as service_case_key,
        service_cases.order_id,
        one_ids.record_key,
        one_ids.one_id,
        {{ staff_key('service_cases.staff_id') }} as staff_id,
        service_cases.system,
        service_cases.channel,
        {{ without_contacts('service_cases.issue_type') }} as issue_type,
        {{ without_contacts('service_cases.priority') }} as priority,
        service_cases.status,
        {{ without_contacts('service_cases.source_status') }} as source_status,
        service_cases.satisfaction,
        service_cases.first_response_seconds,
        service_cases.opened_at,
        service_cases.first_responded_at,
        service_cases.closed_at
    from service_cases
    left join one_ids
        on service_cases.record_id = one_ids.record_id

)

select * from final
