with

contacts as (

    select * from {{ ref('int_marketing__contacts') }}

),

touches as (

    select * from {{ ref('int_marketing__touches') }}

),

paths as (

    select * from {{ ref('int_marketing__paths') }}

),

rules as (

    select
        max(case when name = 'window_days' then value end) * 24 * 60 * 60
            as window_seconds
    from {{ ref('attribution_rules') }}

),

-- Touches that no purchase followed in time.
lost_touches as (

    select
        contacts.one_id,
        contacts.touch_key,
        contacts.touch_no,
        contacts.order_no,
        contacts.contacted_at,
        rules.window_seconds,
        lag(contacts.contacted_at) over (
            partition by contacts.one_id, contacts.order_no
            order by contacts.touch_no
        ) as previous_at
    from contacts
    cross join rules
    where
        contacts.touch_key is not null
        and (
            contacts.next_ordered_at is null
            or contacts.next_ordered_at > {{ add_seconds(
                'contacts.contacted_at', 'rules.window_seconds'
            ) }}
        )

),

-- They are one journey until a purchase or a silence as long as the window.
numbered as (

    select
        *,
        sum(
            case
                when
                    previous_at >= {{ add_seconds(
                        'contacted_at', '-window_seconds'
                    ) }}
                    then 0
                else 1
            end
        ) over (
            partition by one_id, order_no
            order by touch_no
            rows between unbounded preceding and current row
        ) as journey_no
    from lost_touches

),

named as (

    select
        *,
        'lost:' || min(touch_key) over (
            partition by one_id, order_no, journey_no
        ) as journey_key,
        max(contacted_at) over (
            partition by one_id, order_no, journey_no
        ) as ended_at
    from numbered

),

-- A journey that may still end in a purchase says nothing yet.
final as (

    select
        'order:' || order_id as journey_key,
        step_no,
        touch_source,
        true as has_converted,
        {{ local_month('ordered_at') }} as month_start_date
    from paths

    union all

    select
        named.journey_key,
        named.touch_no as step_no,
        touches.touch_source,
        false as has_converted,
        {{ local_month('named.ended_at') }} as month_start_date
    from named
    inner join touches
        on named.touch_key = touches.touch_key
    where
        named.ended_at
        < {{ add_seconds(as_of(), '-named.window_seconds') }}

)

select * from final
