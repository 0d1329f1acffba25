with

im_messages as (

    select *
    from {{ ref('stg_service_desk__im_messages') }}
    where row_status = 'kept'

),

cases as (

    select
        service_case_id,
        record_id
    from {{ ref('int_service_desk__service_cases') }}

),

final as (

    select
        im_messages.service_message_id,
        'service_desk' as system,
        'service_desk' as channel,
        im_messages.message_id as source_message_id,
        im_messages.service_case_id,
        cases.record_id,
        im_messages.staff_id,
        case im_messages.sender
            when 'customer' then 'customer'
            when 'agent' then 'staff'
            when 'sys' then 'system'
            else 'unknown'
        end as sent_by,
        im_messages.message_type,
        im_messages.message_text as content,
        im_messages.sent_at
    from im_messages
    left join cases
        on im_messages.service_case_id = cases.service_case_id

)

select * from final
