with

service_messages as (

    select * from {{ ref('int_conformed__service_messages') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        service_messages.service_message_id,
        {{ keyed_hash(
            'service_messages.service_case_id'
        ) }} as service_case_key,
        one_ids.record_key,
        one_ids.one_id,
        {{ staff_key('service_messages.staff_id') }} as staff_id,
        service_messages.system,
        service_messages.channel,
        service_messages.sent_by,
        {{ without_contacts('service_messages.message_type') }} as message_type,
        service_messages.sent_at
    from service_messages
    left join one_ids
        on service_messages.record_id = one_ids.record_id

)

select * from final
