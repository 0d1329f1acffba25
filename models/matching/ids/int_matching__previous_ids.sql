with

previous_one_ids as (

    select * from {{ source('previous', 'one_ids') }}

),

final as (

    select
        'standard' as id_level,
        record_id,
        one_id
    from previous_one_ids

    union all

    select
        'strict' as id_level,
        record_id,
        strict_one_id as one_id
    from previous_one_ids

)

select * from final
