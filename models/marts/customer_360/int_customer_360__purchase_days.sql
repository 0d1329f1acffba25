with

customers as (

    select * from {{ ref('dim_customers') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

purchases as (

    select
        orders.one_id,
        orders.net_amount_cny,
        {{ local_date('orders.ordered_at') }} as purchase_date
    from orders
    inner join customers
        on orders.one_id = customers.one_id
    where
        orders.is_purchase
        and orders.ordered_at is not null

),

-- Two purchases on one day are one occasion to buy.
days as (

    select
        one_id,
        purchase_date,
        count(*) as purchase_count,
        cast(sum(net_amount_cny) as decimal(18, 4)) as net_amount_cny
    from purchases
    group by one_id, purchase_date

),

numbered as (

    select
        *,
        row_number() over (
            partition by one_id
            order by purchase_date
        ) as purchase_day_no,
        lag(purchase_date) over (
            partition by one_id
            order by purchase_date
        ) as previous_purchase_date
    from days

),

final as (

    select
        one_id,
        purchase_day_no,
        purchase_count,
        net_amount_cny,
        cast(
            {{ dbt.datediff(
                'previous_purchase_date', 'purchase_date', 'day'
            ) }} as bigint
        ) as gap_days,
        purchase_date
    from numbered

)

select * from final
