with

chat_ratings as (

    select *
    from {{ ref('stg_taobao__chat_ratings') }}
    where row_status = 'kept'

),

final as (

    select distinct
        staff_id,
        'taobao' as system,
        staff_nick as source_staff_id,
        staff_nick as staff_name,
        {{ null_columns(['department', 'job_title', 'store_id', 'is_active']) }}
    from chat_ratings

)

select * from final
