with

cases as (

    select *
    from {{ ref('int_service__case_contacts') }}
    where rule_code = 'refund_and_complaint'

),

orders as (

    select * from {{ ref('fct_orders') }}

),

refunds as (

    select
        one_id,
        coalesce(requested_at, refunded_at) as asked_at
    from {{ ref('fct_refunds') }}
    where one_id is not null and status <> 'refused'

),

shipments as (

    select * from {{ ref('fct_shipments') }}

),

rules as (

    select * from {{ ref('service_contact_rules') }}

),

-- A case stands here once, however many refunds are near it.
complained as (

    select distinct
        cases.rule_code,
        cases.service_case_key,
        cases.one_id,
        cases.staff_id,
        cases.since_at
    from cases
    inner join rules
        on cases.rule_code = rules.rule
    inner join refunds
        on
            cases.one_id = refunds.one_id
            and refunds.asked_at
            between {{ dbt.dateadd(
                'day', '-cast(rules.threshold as integer)', 'cases.since_at'
            ) }}
            and {{ dbt.dateadd(
                'day', 'cast(rules.threshold as integer)', 'cases.since_at'
            ) }}

),

delayed as (

    select
        rules.rule as rule_code,
        orders.one_id,
        null as staff_id,
        orders.ordered_at as since_at
    from shipments
    inner join orders
        on shipments.order_id = orders.order_id
    inner join rules
        on rules.rule = 'delayed_shipment'
    where
        shipments.status = 'waiting'
        and orders.one_id is not null
        and orders.is_purchase
        and orders.ordered_at
        < {{ dbt.dateadd(
            'day', '-cast(rules.threshold as integer)', as_of()
        ) }}
        and orders.ordered_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}

),

final as (

    select
        rule_code,
        one_id,
        staff_id,
        since_at
    from complained
    union all
    select * from delayed

)

select * from final
