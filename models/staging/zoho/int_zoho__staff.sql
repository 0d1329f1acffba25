with

owners as (

    select
        staff_id,
        staff_key,
        staff_name,
        updated_at
    from {{ ref('stg_zoho__deals') }}

    union all

    select
        staff_id,
        staff_key,
        staff_name,
        updated_at
    from {{ ref('stg_zoho__leads') }}

    union all

    select
        staff_id,
        staff_key,
        staff_name,
        updated_at
    from {{ ref('stg_zoho__calls') }}

),

named as (

    select
        staff_id,
        staff_key,
        staff_name,
        max(updated_at) as last_seen_at
    from owners
    where staff_id is not null
    group by staff_id, staff_key, staff_name

),

latest as (

    select
        *,
        row_number() over (
            partition by staff_id
            order by
                staff_name is null,
                last_seen_at desc nulls last,
                staff_name
        ) as name_rank
    from named

),

final as (

    select
        staff_id,
        'zoho' as system,
        staff_key as source_staff_id,
        staff_name,
        {{ null_columns(['department', 'job_title', 'store_id', 'is_active']) }}
    from latest
    where name_rank = 1

)

select * from final
