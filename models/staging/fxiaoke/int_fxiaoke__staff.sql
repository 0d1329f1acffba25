with

owners as (

    select
        staff_id,
        staff_key,
        staff_name,
        updated_at
    from {{ ref('stg_fxiaoke__account_obj') }}

    union all

    select
        staff_id,
        staff_key,
        staff_name,
        updated_at
    from {{ ref('stg_fxiaoke__leads_obj') }}

    union all

    select
        staff_id,
        staff_key,
        staff_name,
        updated_at
    from {{ ref('stg_fxiaoke__new_opportunity_obj') }}

    union all

    select
        staff_id,
        staff_key,
        staff_name,
        updated_at
    from {{ ref('stg_fxiaoke__active_record_obj') }}

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
        'fxiaoke' as system,
        staff_key as source_staff_id,
        staff_name,
        {{ null_columns(['department', 'job_title', 'store_id', 'is_active']) }}
    from latest
    where name_rank = 1

)

select * from final
