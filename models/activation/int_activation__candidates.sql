with

customers as (

    select * from {{ ref('dim_customers') }}

),

customer_segments as (

    select * from {{ ref('customer_segments') }}

),

send_plans as (

    select
        *,
        extract(hour from {{ business_time('planned_at') }}) as planned_hour
    from {{ ref('send_plans') }}
    where planned_at >= {{ as_of() }}

),

send_rules as (

    select * from {{ ref('send_rules') }}

),

permissions as (

    select * from {{ ref('int_activation__permissions') }}

),

members as (

    select
        one_id,
        '*' as segment
    from customers

    union all

    select
        one_id,
        segment
    from customer_segments

),

-- Consent comes first, then whether it arrives, then the hour.
judged as (

    select
        send_plans.send_plan,
        customers.one_id,
        send_plans.send_segment,
        send_plans.medium,
        send_plans.send_priority,
        case
            when not permissions.is_granted then 'consent_refused'
            when
                coalesce(send_rules.needs_consent, true)
                and (
                    permissions.is_granted is null
                    or permissions.expires_at <= send_plans.planned_at
                )
                then 'no_consent'
            when send_rules.needs_phone and not customers.is_reachable_by_phone
                then 'unreachable'
            when permissions.is_suppressed then 'last_send_failed'
            when
                send_rules.quiet_from_hour <= send_rules.quiet_to_hour
                and send_plans.planned_hour >= send_rules.quiet_from_hour
                and send_plans.planned_hour < send_rules.quiet_to_hour
                then 'quiet_hours'
            when
                send_rules.quiet_from_hour > send_rules.quiet_to_hour
                and (
                    send_plans.planned_hour >= send_rules.quiet_from_hour
                    or send_plans.planned_hour < send_rules.quiet_to_hour
                )
                then 'quiet_hours'
        end as refusal_reason,
        send_plans.planned_at
    from send_plans
    inner join members
        on send_plans.send_segment = members.segment
    inner join customers
        on members.one_id = customers.one_id
    left join send_rules
        on send_plans.medium = send_rules.medium
    left join permissions
        on
            members.one_id = permissions.one_id
            and send_plans.medium = permissions.medium

),

final as (

    select
        send_plan || ':' || one_id as send_key,
        send_plan,
        one_id,
        send_segment,
        medium,
        send_priority,
        refusal_reason,
        case
            when refusal_reason is null
                then row_number() over (
                    partition by one_id, refusal_reason is null
                    order by send_priority, planned_at, send_plan
                )
        end as candidate_no,
        planned_at
    from judged

)

select * from final
