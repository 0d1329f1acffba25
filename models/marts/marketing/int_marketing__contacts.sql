with

touches as (

    select * from {{ ref('int_marketing__touches') }}

),

conversions as (

    select *
    from {{ ref('int_marketing__conversions') }}
    where one_id is not null

),

-- At one moment the touch comes before the purchase that it led to.
contacts as (

    select
        one_id,
        touch_key,
        cast(null as {{ dbt.type_string() }}) as order_id,
        touched_at as contacted_at,
        1 as contact_order
    from touches

    union all

    select
        one_id,
        cast(null as {{ dbt.type_string() }}) as touch_key,
        order_id,
        ordered_at as contacted_at,
        2 as contact_order
    from conversions

),

final as (

    select
        one_id,
        touch_key,
        order_id,
        count(touch_key) over (
            partition by one_id
            order by contacted_at, contact_order, touch_key, order_id
            rows between unbounded preceding and current row
        ) as touch_no,
        count(order_id) over (
            partition by one_id
            order by contacted_at, contact_order, touch_key, order_id
            rows between unbounded preceding and current row
        ) as order_no,
        min(case when order_id is not null then contacted_at end) over (
            partition by one_id
            order by contacted_at, contact_order, touch_key, order_id
            rows between current row and unbounded following
        ) as next_ordered_at,
        contacted_at
    from contacts

)

select * from final
