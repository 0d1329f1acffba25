with recursive

activities as (

    select * from {{ ref('int_marketing__funnel_activities') }}

),

windows as (

    select
        funnel,
        max(window_days) * 24 * 60 * 60 as window_seconds
    from {{ ref('funnel_steps') }}
    group by funnel

),

-- From each entry to the next activity of the next step, as long as there is
-- one within the window.
reached as (

    select
        activities.funnel,
        activities.one_id,
        activities.activity_no as entry_activity_no,
        activities.channel,
        activities.occurred_at as entered_at,
        {{ add_seconds(
            'activities.occurred_at', 'windows.window_seconds'
        ) }} as open_until,
        activities.step_no,
        activities.next_activity_no
    from activities
    inner join windows
        on activities.funnel = windows.funnel
    where activities.step_no = 1

    union all

    select
        reached.funnel,
        reached.one_id,
        reached.entry_activity_no,
        reached.channel,
        reached.entered_at,
        reached.open_until,
        activities.step_no,
        activities.next_activity_no
    from reached
    inner join activities
        on
            reached.funnel = activities.funnel
            and reached.one_id = activities.one_id
            and reached.step_no + 1 = activities.step_no
            and reached.next_activity_no = activities.activity_no
            and reached.open_until >= activities.occurred_at

),

final as (

    select
        funnel,
        one_id,
        entry_activity_no,
        channel,
        max(step_no) as last_step_no,
        entered_at
    from reached
    group by funnel, one_id, entry_activity_no, channel, entered_at

)

select * from final
