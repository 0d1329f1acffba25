with

visitors as (

    select *
    from {{ ref('stg_paper__visitors') }}
    where row_status = 'kept' and staff_id is not null

),

final as (

    select distinct
        staff_id,
        'paper' as system,
        staff_name as source_staff_id,
        staff_name,
        {{ null_columns(['department', 'job_title']) }},
        store_id,
        {{ null_columns(['is_active']) }}
    from visitors

)

select * from final
