with

staff as (

    select *
    from {{ ref('stg_wecom__staff') }}
    where row_status = 'kept'

),

final as (

    select
        staff_id,
        'wecom' as system,
        source_staff_id,
        staff_name,
        department,
        job_title,
        {{ null_columns(['store_id']) }},
        case
            when source_status = '1' then true
            when source_status in ('2', '4', '5') then false
        end as is_active
    from staff

)

select * from final
