with

entries as (

    select * from {{ ref('int_marketing__funnel_entries') }}

),

steps as (

    select
        funnel,
        cast(step_no as bigint) as step_no,
        min(step_name) as step_name,
        min(label_zh) as label_zh
    from {{ ref('funnel_steps') }}
    group by funnel, step_no

),

-- Who enters several times in a month counts once, by the entry that led on.
people as (

    select
        funnel,
        channel,
        {{ local_month('entered_at') }} as month_start_date,
        one_id,
        max(last_step_no) as last_step_no
    from entries
    group by
        funnel,
        channel,
        {{ local_month('entered_at') }},
        one_id

),

counted as (

    select
        people.funnel,
        people.channel,
        people.month_start_date,
        steps.step_no,
        steps.step_name,
        steps.label_zh,
        sum(case when people.last_step_no >= steps.step_no then 1 else 0 end)
            as step_customer_count
    from people
    inner join steps
        on people.funnel = steps.funnel
    group by
        people.funnel,
        people.channel,
        people.month_start_date,
        steps.step_no,
        steps.step_name,
        steps.label_zh

),

compared as (

    select
        *,
        lag(step_customer_count) over (
            partition by funnel, channel, month_start_date
            order by step_no
        ) as previous_count,
        max(step_customer_count) over (
            partition by funnel, channel, month_start_date
        ) as entered_count
    from counted

),

final as (

    select
        funnel,
        channel,
        month_start_date,
        step_no,
        step_name,
        label_zh,
        cast(step_customer_count as bigint) as step_customer_count,
        cast(
            1.0 * step_customer_count
            / nullif(coalesce(previous_count, step_customer_count), 0)
            as decimal(18, 6)
        ) as step_rate,
        cast(
            1.0 * step_customer_count / nullif(entered_count, 0)
            as decimal(18, 6)
        ) as overall_rate
    from compared

)

select * from final
