with

follow_ups as (

    select * from {{ ref('fct_follow_ups') }}

),

opportunities as (

    select * from {{ ref('fct_opportunities') }}

),

leads as (

    select * from {{ ref('fct_leads') }}

),

staff as (

    select * from {{ ref('dim_staff') }}

),

assigned as (

    select
        one_id,
        staff_id,
        followed_up_at as assigned_at
    from follow_ups

    union all

    select
        one_id,
        staff_id,
        created_at as assigned_at
    from opportunities

    union all

    select
        one_id,
        staff_id,
        created_at as assigned_at
    from leads

),

newest as (

    select
        one_id,
        staff_id,
        max(assigned_at) as assigned_at
    from assigned
    where one_id is not null and staff_id is not null
    group by one_id, staff_id

),

-- Who is known to have left comes last; most systems do not say.
ranked as (

    select
        newest.one_id,
        newest.staff_id,
        row_number() over (
            partition by newest.one_id
            order by
                coalesce(staff.is_active, true) desc,
                newest.assigned_at desc nulls last,
                newest.staff_id
        ) as owner_rank
    from newest
    left join staff
        on newest.staff_id = staff.staff_id

),

final as (

    select
        one_id,
        staff_id as owner_staff_id
    from ranked
    where owner_rank = 1

)

select * from final
