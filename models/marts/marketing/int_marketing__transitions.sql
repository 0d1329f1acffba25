with

journeys as (

    select * from {{ ref('int_marketing__journeys') }}

),

followed as (

    select
        *,
        lag(touch_source) over (
            partition by journey_key
            order by step_no
        ) as previous_source
    from journeys

),

-- A source that follows itself is one stay.
stays as (

    select
        *,
        lead(touch_source) over (
            partition by journey_key
            order by step_no
        ) as next_source
    from followed
    where previous_source is null or previous_source <> touch_source

),

moves as (

    select
        month_start_date,
        '(start)' as from_state,
        touch_source as to_state
    from stays
    where previous_source is null

    union all

    select
        month_start_date,
        touch_source as from_state,
        case
            when next_source is not null then next_source
            when has_converted then '(conversion)'
            else '(null)'
        end as to_state
    from stays

),

counted as (

    select
        month_start_date,
        from_state,
        to_state,
        count(*) as transition_count
    from moves
    group by month_start_date, from_state, to_state

),

final as (

    select
        month_start_date,
        from_state,
        to_state,
        transition_count,
        cast(
            1.0 * transition_count / sum(transition_count) over (
                partition by month_start_date, from_state
            ) as decimal(18, 9)
        ) as transition_share
    from counted

)

select * from final
