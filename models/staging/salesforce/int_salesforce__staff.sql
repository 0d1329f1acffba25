with

users as (

    select *
    from {{ ref('stg_salesforce__user') }}
    where row_status = 'kept'

),

final as (

    select
        staff_id,
        'salesforce' as system,
        user_id as source_staff_id,
        staff_name,
        department,
        job_title,
        {{ null_columns(['store_id']) }},
        is_active
    from users

)

select * from final
