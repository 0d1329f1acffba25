with

buyers as (

    select
        channel,
        coalesce(customer_id, order_id) as customer_id,
        arg_min(name, order_id) as name,
        list(phone order by order_id) filter (phone is not null) as phones,
        arg_min(ordered_at, order_id) as created_at
    from generic.orders
    where coalesce(customer_id, name, phone) is not null
    group by all

),

-- The table has the schema already; what orders tell comes on top.
accounts as (

    select
        'generic:' || customers.channel || ':' || customers.customer_id
            as record_id,
        customers.* replace (
            coalesce(customers.phone, phones[1]) as phone,
            coalesce(
                customers.phone_2,
                other_phone(coalesce(customers.phone, phones[1]), phones)
            ) as phone_2
        )
    from generic.customers
    left join buyers using (channel, customer_id)

),

guests as (

    select
        'generic:' || channel || ':buyer:' || customer_id as record_id,
        buyers.* exclude (phones),
        phones[1] as phone,
        other_phone(phones[1], phones) as phone_2
    from buyers
    anti join generic.customers using (channel, customer_id)

)

select * from accounts
union all by name
select * from guests
