with

of_cases as (

    select * from {{ ref('int_service__case_contacts') }}

),

of_orders as (

    select * from {{ ref('int_service__order_contacts') }}

),

rules as (

    select * from {{ ref('service_contact_rules') }}

),

customers as (

    select * from {{ ref('int_core__customers') }}

),

owners as (

    select * from {{ ref('int_core__customer_owners') }}

),

reasons as (

    select
        rule_code,
        one_id,
        staff_id,
        since_at
    from of_cases
    where rule_code <> 'refund_and_complaint'
    union all
    select * from of_orders

),

-- One call for all that happened of a kind: the last tells who and since when.
ranked as (

    select
        *,
        count(*) over (partition by rule_code, one_id) as reason_count,
        row_number() over (
            partition by rule_code, one_id
            order by since_at desc, staff_id nulls last
        ) as place
    from reasons

),

final as (

    select
        {{ keyed_hash("ranked.rule_code || '|' || ranked.one_id") }}
            as contact_key,
        ranked.one_id,
        coalesce(ranked.staff_id, owners.owner_staff_id) as staff_id,
        {{ mask_name(
            'coalesce(customers.full_name, customers.company_name)'
        ) }} as masked_name,
        ranked.rule_code,
        rules.label_en,
        rules.label_zh,
        ranked.reason_count,
        row_number() over (
            order by
                rules.priority_rank,
                ranked.since_at desc,
                ranked.one_id
        ) as contact_rank,
        {{ local_date(
            dbt.dateadd('day', 'rules.due_days', 'ranked.since_at')
        ) }} as due_date,
        ranked.since_at
    from ranked
    inner join rules
        on ranked.rule_code = rules.rule
    left join customers
        on ranked.one_id = customers.one_id
    left join owners
        on ranked.one_id = owners.one_id
    where ranked.place = 1

)

select * from final
