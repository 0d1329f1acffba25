-- What customers have brought in is the revenue of their orders, to the cent:
-- none is lost and none counts twice on the way.
with

customers as (

    select * from {{ ref('dim_customers') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

customer_value as (

    select * from {{ ref('customer_value') }}

),

revenue as (

    select coalesce(sum(orders.net_amount_cny), 0) as net_amount_cny
    from orders
    inner join customers
        on orders.one_id = customers.one_id

),

valued as (

    select coalesce(sum(net_amount_cny), 0) as net_amount_cny
    from customer_value

)

select
    revenue.net_amount_cny,
    valued.net_amount_cny as valued_amount_cny
from revenue
cross join valued
where revenue.net_amount_cny <> valued.net_amount_cny
