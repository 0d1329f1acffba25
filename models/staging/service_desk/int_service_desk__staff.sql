with

agents as (

    select *
    from {{ ref('stg_service_desk__agents') }}
    where row_status = 'kept'

),

final as (

    select
        staff_id,
        'service_desk' as system,
        source_staff_id,
        staff_name,
        department,
        job_title,
        {{ null_columns(['store_id']) }},
        not is_disabled as is_active
    from agents

)

select * from final
