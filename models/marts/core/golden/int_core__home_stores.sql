with

purchases as (

    select *
    from {{ ref('fct_orders') }}
    where is_purchase and one_id is not null and store_id is not null

),

visited as (

    select
        one_id,
        store_id,
        count(*) as order_count,
        max(ordered_at) as last_ordered_at
    from purchases
    group by one_id, store_id

),

ranked as (

    select
        *,
        row_number() over (
            partition by one_id
            order by order_count desc, last_ordered_at desc nulls last, store_id
        ) as store_rank
    from visited

),

final as (

    select
        one_id,
        store_id as home_store_id
    from ranked
    where store_rank = 1

)

select * from final
