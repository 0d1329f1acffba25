with

persons as (

    select *
    from {{ ref('stg_yonyou__person') }}
    where row_status = 'kept'

),

final as (

    select
        staff_id,
        'yonyou' as system,
        source_staff_id,
        staff_name,
        department,
        {{ null_columns(['job_title', 'store_id']) }},
        left_date is null or left_date > cast({{ as_of() }} as date)
            as is_active
    from persons

)

select * from final
