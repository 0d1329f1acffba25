with

mentioned as (

    select
        corp_id,
        creator_key as staff_key,
        creator_name as staff_name,
        created_at as seen_at
    from {{ ref('stg_dingtalk__crm_customers') }}

    union all

    -- Owners and followers are told by their id alone.
    select
        corp_id,
        staff_key,
        {{ null_columns(['staff_name']) }},
        created_at as seen_at
    from {{ ref('stg_dingtalk__crm_customers') }}

    union all

    select
        corp_id,
        staff_key,
        {{ null_columns(['staff_name', 'seen_at']) }}
    from {{ ref('stg_dingtalk__external_contacts') }}

    union all

    select
        corp_id,
        staff_key,
        creator_name as staff_name,
        followed_up_at as seen_at
    from {{ ref('stg_dingtalk__crm_follow_records') }}

),

named as (

    select
        'dingtalk:' || corp_id || ':' || staff_key as staff_id,
        staff_key,
        staff_name,
        max(seen_at) as last_seen_at
    from mentioned
    where corp_id is not null and staff_key is not null
    group by corp_id, staff_key, staff_name

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
        'dingtalk' as system,
        staff_key as source_staff_id,
        staff_name,
        {{ null_columns(['department', 'job_title', 'store_id', 'is_active']) }}
    from latest
    where name_rank = 1

)

select * from final
