with

tickets as (

    select *
    from {{ ref('stg_pos__tickets') }}
    where row_status = 'kept' and cashier_job_number is not null

),

final as (

    select
        'pos:' || app_id || ':' || {{ key_part('cashier_job_number') }}
            as staff_id,
        'pos' as system,
        cashier_job_number as source_staff_id,
        {{ null_columns(['staff_name', 'department', 'job_title']) }},
        -- Cashiers are moved about: only one who never was has a store.
        case when min(store_id) = max(store_id) then min(store_id) end
            as store_id,
        {{ null_columns(['is_active']) }}
    from tickets
    group by
        app_id,
        cashier_job_number

)

select * from final
