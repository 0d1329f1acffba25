with

appointments as (

    select * from {{ ref('int_conformed__appointments') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        appointments.appointment_id,
        one_ids.record_key,
        one_ids.one_id,
        appointments.store_id,
        {{ staff_key('appointments.staff_id') }} as staff_id,
        appointments.system,
        appointments.channel,
        {{ without_contacts('appointments.service_name') }} as service_name,
        appointments.status,
        {{ without_contacts('appointments.source_status') }} as source_status,
        appointments.booked_at,
        appointments.starts_at,
        appointments.ends_at
    from appointments
    left join one_ids
        on appointments.record_id = one_ids.record_id

)

select * from final
