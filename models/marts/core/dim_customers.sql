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

identifiers as (

    select * from {{ ref('customer_identifiers') }}

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

phone_owners as (

    select distinct one_id
    from identifiers
    where type = 'phone' and status = 'ok'

),

final as (

    select
        customers.one_id,
        customers.gender,
        cast(extract(year from customers.birth_date) as integer) as birth_year,
        {{ without_contacts('customers.province') }} as province,
        {{ without_contacts('customers.city') }} as city,
        {{ without_contacts('customers.member_level') }} as member_level,
        customers.record_count,
        customers.system_count,
        customers.channel_count,
        customers.channels,
        coalesce(customer_orders.order_count, 0) as order_count,
        phone_owners.one_id is not null as is_reachable_by_phone,
        customers.consent_marketing as has_consent_marketing,
        customers.first_seen_at,
        customer_orders.first_ordered_at,
        customer_orders.last_ordered_at
    from customers
    left join customer_orders
        on customers.one_id = customer_orders.one_id
    left join phone_owners
        on customers.one_id = phone_owners.one_id

)

select * from final
