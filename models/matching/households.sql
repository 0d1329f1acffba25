with

customers as (

    select * from {{ ref('int_matching__household_customers') }}

),

components as (

    select * from {{ ref('int_matching__household_components') }}

),

match_limits as (

    select *
    from {{ ref('match_limits') }}
    where name = 'largest_household'

),

sized as (

    select
        component_no,
        count(*) as customers
    from components
    group by component_no

),

-- Homes that hang together by a chain of moves are no household.
households as (

    select
        components.record_no as customer_no,
        components.component_no
    from components
    inner join sized
        on components.component_no = sized.component_no
    cross join match_limits
    where sized.customers <= match_limits.value

),

numbered as (

    select
        customers.one_id,
        coalesce(households.component_no, customers.customer_no)
            as household_no
    from customers
    left join households
        on customers.customer_no = households.customer_no

),

pooled as (

    select
        one_id,
        min(one_id) over (partition by household_no) as first_one_id,
        count(*) over (partition by household_no) as household_customers
    from numbered

),

final as (

    select
        one_id,
        'h' || left({{ keyed_hash("'household|' || first_one_id") }}, 24)
            as household_id,
        household_customers
    from pooled

)

select * from final
