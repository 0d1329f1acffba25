with

customer_touches as (

    select * from {{ ref('int_core__customer_touches') }}

),

ranked as (

    select
        *,
        row_number() over (
            partition by one_id
            order by first_touch_at nulls last, channel
        ) as first_rank,
        row_number() over (
            partition by one_id
            order by last_touch_at desc nulls last, channel
        ) as last_rank
    from customer_touches

),

spans as (

    select
        one_id,
        max(case when first_rank = 1 then channel end) as first_channel,
        max(case when last_rank = 1 then channel end) as last_channel,
        min(first_touch_at) as first_touch_at,
        max(last_touch_at) as last_touch_at
    from ranked
    group by one_id

),

final as (

    select
        one_id,
        first_channel,
        last_channel,
        {{ dbt.datediff(
            local_date('first_touch_at'), local_date(as_of()), 'day'
        ) }} as lifetime_days,
        first_touch_at,
        last_touch_at
    from spans

)

select * from final
