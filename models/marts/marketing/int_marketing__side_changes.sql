with

contacts as (

    select * from {{ ref('int_marketing__side_contacts') }}

),

neighboured as (

    select
        *,
        max(case when not is_order then contacted_at end) over (
            partition by o2o_direction, touch_type, one_id
            order by contacted_at, is_order, side_contact_key
            rows between unbounded preceding and current row
        ) as last_touched_at,
        min(case when is_order then contacted_at end) over (
            partition by o2o_direction, touch_type, one_id
            order by contacted_at, is_order, side_contact_key
            rows between current row and unbounded following
        ) as next_ordered_at
    from contacts

),

-- Of a touch how long until the next purchase, of a purchase since when.
final as (

    select
        o2o_direction,
        touch_type,
        one_id,
        side_contact_key,
        is_order,
        net_amount_cny,
        case
            when is_order
                then {{ dbt.datediff(
                    'last_touched_at', 'contacted_at', 'second'
                ) }}
            else {{ dbt.datediff(
                'contacted_at', 'next_ordered_at', 'second'
            ) }}
        end as gap_seconds
    from neighboured

)

select * from final
