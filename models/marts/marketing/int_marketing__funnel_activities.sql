with

activities as (

    select * from {{ ref('int_marketing__activities') }}

),

-- Every activity is looked for as its own step, and itself looks for the next.
lanes as (

    select
        *,
        step_no as lane_no,
        1 as is_found
    from activities

    union all

    select
        *,
        step_no + 1 as lane_no,
        0 as is_found
    from activities

),

counted as (

    select
        *,
        sum(is_found) over (
            partition by funnel, one_id, lane_no
            order by occurred_at, fact, activity_key, is_found desc
            rows between unbounded preceding and current row
        ) as found_count
    from lanes

),

found as (

    select
        *,
        found_count as activity_no
    from counted
    where is_found = 1

),

seeking as (

    select
        *,
        found_count + 1 as next_activity_no
    from counted
    where is_found = 0

),

final as (

    select
        found.funnel,
        found.one_id,
        found.step_no,
        cast(found.activity_no as bigint) as activity_no,
        cast(seeking.next_activity_no as bigint) as next_activity_no,
        found.channel,
        found.occurred_at
    from found
    inner join seeking
        on
            found.funnel = seeking.funnel
            and found.one_id = seeking.one_id
            and found.step_no = seeking.step_no
            and found.fact = seeking.fact
            and found.activity_key = seeking.activity_key

)

select * from final
