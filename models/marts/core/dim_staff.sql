with

staff as (

    select * from {{ ref('int_conformed__staff') }}

),

final as (

    select
        {{ staff_key('staff_id') }} as staff_id,
        system,
        {{ mask_name('staff_name') }} as masked_staff_name,
        {{ without_contacts('department') }} as department,
        {{ without_contacts('job_title') }} as job_title,
        store_id,
        is_active
    from staff

)

select * from final
