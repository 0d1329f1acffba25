with

customers as (

    select * from {{ ref('sales_customer_tiers') }}

),

owners as (

    select * from {{ ref('int_core__customer_owners') }}

),

follow_ups as (

    select
        *,
        coalesce(one_id, opportunity_id, follow_up_key) as subject_key
    from {{ ref('fct_follow_ups') }}

),

rules as (

    select * from {{ ref('follow_up_rules') }}

),

last_follow_ups as (

    select
        *,
        row_number() over (
            partition by subject_key
            order by followed_up_at desc nulls last, follow_up_key
        ) as place
    from follow_ups

),

-- Only the last follow-up counts: who was reached since has been promised anew.
promised as (

    select
        rules.rule as rule_code,
        follow_ups.follow_up_key as subject_key,
        follow_ups.one_id,
        follow_ups.staff_id,
        follow_ups.opportunity_id,
        follow_ups.followed_up_at as since_at,
        follow_ups.next_follow_up_at as due_at
    from last_follow_ups as follow_ups
    inner join rules
        on rules.rule = 'promised'
    where
        follow_ups.place = 1
        and follow_ups.next_follow_up_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}

),

silent as (

    select
        rules.rule as rule_code,
        customers.one_id as subject_key,
        customers.one_id,
        coalesce(owners.owner_staff_id, follow_ups.staff_id) as staff_id,
        null as opportunity_id,
        follow_ups.followed_up_at as since_at,
        {{ dbt.dateadd('day', 'rules.due_days', as_of()) }} as due_at
    from customers
    inner join rules
        on
            rules.rule = 'dormant_valuable_customer'
            and customers.customer_tier = rules.customer_tier
    left join owners
        on customers.one_id = owners.one_id
    left join last_follow_ups as follow_ups
        on
            customers.one_id = follow_ups.one_id
            and follow_ups.place = 1
    where
        follow_ups.followed_up_at is null
        or follow_ups.followed_up_at
        < {{ dbt.dateadd('day', '-rules.silent_days', as_of()) }}

),

final as (

    select * from promised
    union all
    select * from silent

)

select * from final
