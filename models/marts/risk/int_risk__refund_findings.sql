with

entries as (

    select *
    from {{ ref('fct_loyalty_entries') }}
    where
        one_id is not null
        and loyalty_account = 'points'
        and entry_type = 'spend'

),

orders as (

    select * from {{ ref('fct_orders') }}

),

refunds as (

    select
        *,
        coalesce(refunded_at, requested_at) as returned_at
    from {{ ref('fct_refunds') }}
    where one_id is not null and status <> 'refused'

),

rules as (

    select * from {{ ref('risk_rules') }}

),

-- Bought, spent points, then gave the goods back.
final as (

    select
        rules.rule as rule_code,
        refunds.refund_id as subject_key,
        refunds.one_id,
        cast(
            min({{ dbt.datediff(
                local_date('entries.occurred_at'),
                local_date('refunds.returned_at'), 'day'
            ) }}) as decimal(18, 4)
        ) as found_value,
        max(refunds.returned_at) as last_happened_at
    from refunds
    inner join rules
        on rules.rule = 'refund_after_points'
    inner join orders
        on refunds.order_id = orders.order_id
    inner join entries
        on
            refunds.one_id = entries.one_id
            and entries.occurred_at between orders.ordered_at
            and refunds.returned_at
            and entries.occurred_at
            >= {{ dbt.dateadd(
                'day', '-cast(rules.threshold as integer)',
                'refunds.returned_at'
            ) }}
    where
        refunds.returned_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}
    group by rules.rule, refunds.refund_id, refunds.one_id

)

select * from final
