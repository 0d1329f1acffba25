-- Who is who changes no sum: per system, orders, revenue, payments, refunds and
-- points are the same before identity, after it, and summed up by customer.
with

orders as (

    select * from {{ ref('int_conformed__orders') }}

),

payments as (

    select * from {{ ref('int_conformed__payments') }}

),

refunds as (

    select * from {{ ref('int_conformed__refunds') }}

),

loyalty_entries as (

    select * from {{ ref('int_conformed__loyalty_entries') }}

),

order_statuses as (

    select * from {{ ref('order_statuses') }}

),

customers as (

    select one_id from {{ ref('dim_customers') }}

    union all

    select one_id from {{ ref('dim_organisations') }}

),

before_rows as (

    select
        orders.system,
        'revenue' as measure,
        {{ net_amount() }} as quantity
    from orders
    inner join order_statuses
        on orders.status = order_statuses.status

    union all

    select
        system,
        'payments' as measure,
        amount as quantity
    from payments

    union all

    select
        system,
        'refunds' as measure,
        amount as quantity
    from refunds

    union all

    select
        system,
        'points' as measure,
        quantity
    from loyalty_entries

),

after_rows as (

    select
        system,
        'revenue' as measure,
        one_id,
        net_amount as quantity
    from {{ ref('fct_orders') }}

    union all

    select
        system,
        'payments' as measure,
        one_id,
        amount as quantity
    from {{ ref('fct_payments') }}

    union all

    select
        system,
        'refunds' as measure,
        one_id,
        amount as quantity
    from {{ ref('fct_refunds') }}

    union all

    select
        system,
        'points' as measure,
        one_id,
        quantity
    from {{ ref('fct_loyalty_entries') }}

),

before_sums as (

    select
        system,
        measure,
        count(*) as rows_counted,
        sum(coalesce(quantity, 0)) as quantity
    from before_rows
    group by system, measure

),

after_sums as (

    select
        system,
        measure,
        count(*) as rows_counted,
        sum(coalesce(quantity, 0)) as quantity
    from after_rows
    group by system, measure

),

-- What belongs to nobody counts as one customer; who is in no dimension is
-- lost.
customer_sums as (

    select
        after_rows.system,
        after_rows.measure,
        after_rows.one_id,
        count(*) as rows_counted,
        sum(coalesce(after_rows.quantity, 0)) as quantity
    from after_rows
    left join customers
        on after_rows.one_id = customers.one_id
    where after_rows.one_id is null or customers.one_id is not null
    group by after_rows.system, after_rows.measure, after_rows.one_id

),

summed_by_customer as (

    select
        system,
        measure,
        sum(rows_counted) as rows_counted,
        sum(quantity) as quantity
    from customer_sums
    group by system, measure

)

select
    coalesce(before_sums.system, after_sums.system) as system,
    coalesce(before_sums.measure, after_sums.measure) as measure,
    before_sums.rows_counted as rows_before,
    after_sums.rows_counted as rows_after,
    summed_by_customer.rows_counted as rows_by_customer,
    before_sums.quantity as quantity_before,
    after_sums.quantity as quantity_after,
    summed_by_customer.quantity as quantity_by_customer
from before_sums
full outer join after_sums
    on
        before_sums.system = after_sums.system
        and before_sums.measure = after_sums.measure
left join summed_by_customer
    on
        after_sums.system = summed_by_customer.system
        and after_sums.measure = summed_by_customer.measure
where
    before_sums.rows_counted is distinct from after_sums.rows_counted
    or before_sums.quantity is distinct from after_sums.quantity
    or after_sums.rows_counted
    is distinct from summed_by_customer.rows_counted
    or after_sums.quantity is distinct from summed_by_customer.quantity
