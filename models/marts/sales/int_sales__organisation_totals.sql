with

organisations as (

    select * from {{ ref('dim_organisations') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

final as (

    select
        orders.one_id,
        cast(
            min(
                case
                    when orders.is_purchase
                        then {{ dbt.datediff(
                            local_date('orders.ordered_at'),
                            local_date(as_of()), 'day'
                        ) }}
                end
            ) as bigint
        ) as recency_days,
        cast(coalesce(sum(orders.net_amount_cny), 0) as decimal(18, 4))
            as net_amount_cny
    from orders
    inner join organisations
        on orders.one_id = organisations.one_id
    group by orders.one_id

)

select * from final
