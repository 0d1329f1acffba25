with

of_customers as (

    select * from {{ ref('int_sales__customer_follow_ups') }}

),

of_deals as (

    select * from {{ ref('int_sales__deal_follow_ups') }}

),

rules as (

    select * from {{ ref('follow_up_rules') }}

),

customers as (

    select * from {{ ref('sales_customer_tiers') }}

),

owners as (

    select * from {{ ref('int_core__customer_owners') }}

),

staff as (

    select * from {{ ref('dim_staff') }}

),

found as (

    select * from of_customers
    union all
    select * from of_deals

),

-- What is nobody's falls to whom the customer belongs to.
tasks as (

    select
        found.rule_code,
        found.subject_key,
        found.one_id,
        coalesce(found.staff_id, owners.owner_staff_id) as staff_id,
        found.opportunity_id,
        found.since_at,
        found.due_at
    from found
    left join owners
        on found.one_id = owners.one_id

),

final as (

    select
        {{ keyed_hash("tasks.rule_code || '|' || tasks.subject_key") }}
            as task_key,
        tasks.one_id,
        tasks.staff_id,
        tasks.opportunity_id,
        customers.masked_name,
        customers.customer_tier,
        staff.masked_staff_name,
        tasks.rule_code,
        rules.label_en,
        rules.label_zh,
        row_number() over (
            order by
                rules.priority_rank,
                case customers.customer_tier
                    when 'high_value' then 1
                    when 'high_potential' then 2
                    when 'to_activate' then 3
                    else 4
                end,
                tasks.due_at,
                tasks.subject_key
        ) as task_rank,
        tasks.due_at < {{ as_of() }} as is_overdue,
        {{ local_date('tasks.due_at') }} as due_date,
        tasks.since_at
    from tasks
    inner join rules
        on tasks.rule_code = rules.rule
    left join customers
        on tasks.one_id = customers.one_id
    left join staff
        on tasks.staff_id = staff.staff_id

)

select * from final
