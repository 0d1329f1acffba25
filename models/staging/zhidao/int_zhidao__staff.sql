with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where staff_id is not null

),

final as (

    select distinct
        staff_id,
        'zhidao' as system,
        staff_name as source_staff_id,
        staff_name,
        {{ null_columns(['department', 'job_title', 'store_id', 'is_active']) }}
    from records

)

select * from final
