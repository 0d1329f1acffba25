with

visits as (

    select *
    from {{ ref('stg_jiandaoyun__service_tickets') }}
    where row_status = 'kept' and visit_at is not null

),

states as (

    select record_id
    from {{ ref('int_jiandaoyun__customer_states') }}

),

final as (

    select
        visits.service_case_id || ':visit' as appointment_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        visits.source_case_id as source_appointment_id,
        states.record_id,
        {{ null_columns(['store_id']) }},
        visits.staff_id,
        visits.issue_type as service_name,
        case visits.visit_status
            when '已预约' then 'booked'
            when '已上门' then 'attended'
            when '已取消' then 'cancelled'
            when '客户未在' then 'no_show'
            else 'unknown'
        end as status,
        visits.visit_status as source_status,
        visits.opened_at as booked_at,
        visits.visit_at as starts_at,
        {{ null_columns(['ends_at']) }}
    from visits
    left join states
        on visits.account_record_id = states.record_id

)

select * from final
