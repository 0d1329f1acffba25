with

customers as (

    select *
    from {{ ref('int_core__customers') }}
    where not is_organisation

),

orders as (

    select *
    from {{ ref('fct_orders') }}
    where one_id is not null

),

households as (

    select *
    from {{ ref('households') }}
    where household_customers > 1

),

home_stores as (

    select * from {{ ref('int_core__home_stores') }}

),

owners as (

    select * from {{ ref('int_core__customer_owners') }}

),

lifetimes as (

    select * from {{ ref('int_core__customer_lifetimes') }}

),

customer_orders as (

    select
        one_id,
        count(*) as order_count,
        min(ordered_at) as first_ordered_at,
        max(ordered_at) as last_ordered_at
    from orders
    group by one_id

),

final as (

    select
        customers.one_id,
        households.household_id,
        home_stores.home_store_id,
        owners.owner_staff_id,
        customers.gender,
        cast(extract(year from customers.birth_date) as integer) as birth_year,
        {{ without_contacts('customers.province') }} as province,
        {{ without_contacts('customers.city') }} as city,
        {{ without_contacts('customers.member_level') }} as member_level,
        customers.record_count,
        customers.system_count,
        customers.channel_count,
        customers.channels,
        lifetimes.first_channel,
        lifetimes.last_channel,
        coalesce(customer_orders.order_count, 0) as order_count,
        lifetimes.lifetime_days,
        customers.phone is not null as is_reachable_by_phone,
        customers.consent_marketing as has_consent_marketing,
        customers.first_seen_at,
        lifetimes.first_touch_at,
        lifetimes.last_touch_at,
        customer_orders.first_ordered_at,
        customer_orders.last_ordered_at
    from customers
    left join households
        on customers.one_id = households.one_id
    left join home_stores
        on customers.one_id = home_stores.one_id
    left join owners
        on customers.one_id = owners.one_id
    left join lifetimes
        on customers.one_id = lifetimes.one_id
    left join customer_orders
        on customers.one_id = customer_orders.one_id

)

select * from final
