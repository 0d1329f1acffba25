with

cells as (

    select
        app_id,
        owner_raw,
        updated_at
    from {{ ref('int_jiandaoyun__customer_states') }}

    union all

    select
        app_id,
        owner_raw,
        updated_at
    from {{ ref('stg_jiandaoyun__follow_ups') }}
    where row_status = 'kept'

    union all

    select
        app_id,
        owner_raw,
        updated_at
    from {{ ref('stg_jiandaoyun__opportunities') }}
    where row_status = 'kept'

    union all

    select
        app_id,
        owner_raw,
        updated_at
    from {{ ref('stg_jiandaoyun__orders') }}
    where row_status = 'kept'

    union all

    select
        app_id,
        owner_raw,
        updated_at
    from {{ ref('stg_jiandaoyun__service_tickets') }}
    where row_status = 'kept'

),

members as (

    select
        *,
        {{ json_text('owner_raw', 'username') }} as source_staff_id
    from cells

),

ranked as (

    select
        *,
        row_number() over (
            partition by app_id, source_staff_id
            order by updated_at desc nulls last, owner_raw desc
        ) as member_rank
    from members
    where source_staff_id is not null

),

final as (

    select
        'jiandaoyun:' || app_id || ':' || source_staff_id as staff_id,
        'jiandaoyun' as system,
        source_staff_id,
        {{ json_text('owner_raw', 'name') }} as staff_name,
        {{ null_columns(['department', 'job_title', 'store_id']) }},
        {{ parse_boolean(json_text('owner_raw', 'status')) }} as is_active
    from ranked
    where member_rank = 1

)

select * from final
