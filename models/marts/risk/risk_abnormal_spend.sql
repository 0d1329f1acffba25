with

baselines as (

    select * from {{ ref('int_risk__spend_baselines') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

rules as (

    select * from {{ ref('risk_rules') }}

),

-- Whose amounts hardly ever differ has a spread of nothing, and no alarm.
scored as (

    select
        *,
        cast(
            0.6745 * (log_amount - median_log_amount)
            / nullif(mad_log_amount, 0)
            as decimal(18, 4)
        ) as robust_z,
        row_number() over (
            partition by order_id
            order by baseline desc
        ) as place
    from baselines

),

final as (

    select
        orders.order_id,
        orders.record_key,
        orders.one_id,
        orders.system,
        orders.channel,
        orders.store_id,
        scored.baseline,
        case
            when scored.robust_z > 0 then 'high'
            else 'low'
        end as direction,
        scored.history_count,
        orders.amount_cny,
        cast(exp(scored.median_log_amount) as decimal(18, 4))
            as usual_amount_cny,
        scored.robust_z,
        orders.ordered_at
    from scored
    inner join orders
        on scored.order_id = orders.order_id
    inner join rules
        on rules.rule = 'abnormal_spend'
    where
        scored.place = 1
        and abs(scored.robust_z) > rules.threshold
        and orders.ordered_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}

)

select * from final
