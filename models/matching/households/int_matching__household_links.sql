with

shared_homes as (

    select * from {{ ref('int_matching__shared_homes') }}

),

customers as (

    select * from {{ ref('int_matching__household_customers') }}

),

numbered as (

    select
        shared_homes.home,
        customers.customer_no,
        min(customers.customer_no) over (partition by shared_homes.home)
            as first_customer_no
    from shared_homes
    inner join customers
        on shared_homes.one_id = customers.one_id

),

final as (

    select distinct
        first_customer_no as record_no_a,
        customer_no as record_no_b
    from numbered
    where customer_no <> first_customer_no

)

select * from final
