with

orders as (

    select * from {{ ref('int_management__orders') }}

),

customers as (

    select * from {{ ref('dim_customers') }}

),

buyers as (

    select
        orders.one_id,
        sum(coalesce(orders.margin_cny, 0)) as margin_cny
    from orders
    inner join customers
        on orders.one_id = customers.one_id
    group by orders.one_id

),

-- Equal margins stay together, so a decile may be somewhat larger or smaller.
ranked as (

    select
        one_id,
        margin_cny,
        rank() over (order by margin_cny desc) as margin_rank,
        count(*) over () as buyer_count
    from buyers

),

final as (

    select
        one_id,
        cast(margin_cny as decimal(18, 4)) as margin_cny,
        cast(
            floor((margin_rank - 1) * 10 / buyer_count) + 1 as integer
        ) as margin_decile
    from ranked

)

select * from final
