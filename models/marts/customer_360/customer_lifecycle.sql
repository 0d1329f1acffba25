with

customers as (

    select * from {{ ref('dim_customers') }}

),

purchase_days as (

    select * from {{ ref('int_customer_360__purchase_days') }}

),

rhythms as (

    select * from {{ ref('int_customer_360__purchase_rhythms') }}

),

interactions as (

    select * from {{ ref('int_customer_360__interactions') }}

),

rules as (

    {{ pivot_rules(ref('lifecycle_rules'), [
        'aipl_window_days', 'at_risk_after_gaps', 'dormant_after_gaps',
        'lost_after_gaps', 'loyal_purchase_days', 'new_days',
    ]) }}

),

recent_purchases as (

    select
        purchase_days.one_id,
        count(*) as purchase_day_count
    from purchase_days
    cross join rules
    where
        {{ dbt.datediff(
            'purchase_days.purchase_date', local_date(as_of()), 'day'
        ) }} <= rules.aipl_window_days
    group by purchase_days.one_id

),

-- Whole days, as at the moment of the run.
aged as (

    select
        customers.one_id,
        rhythms.purchase_day_count,
        rhythms.typical_gap_days,
        rhythms.first_purchase_date,
        rhythms.last_purchase_date,
        interactions.last_interacted_at,
        {{ dbt.datediff(
            'rhythms.first_purchase_date', local_date(as_of()), 'day'
        ) }} as days_since_first,
        {{ dbt.datediff(
            'rhythms.last_purchase_date', local_date(as_of()), 'day'
        ) }} as days_since_last,
        {{ dbt.datediff(
            local_date('interactions.last_interacted_at'),
            local_date(as_of()), 'day'
        ) }} as days_since_interaction,
        coalesce(recent_purchases.purchase_day_count, 0)
            as recent_purchase_days
    from customers
    left join rhythms
        on customers.one_id = rhythms.one_id
    left join interactions
        on customers.one_id = interactions.one_id
    left join recent_purchases
        on customers.one_id = recent_purchases.one_id

),

final as (

    select
        aged.one_id,
        {{ lifecycle_stage(
            'aged.purchase_day_count', 'aged.days_since_first',
            'aged.days_since_last', 'aged.typical_gap_days'
        ) }} as lifecycle_stage,
        case
            when aged.recent_purchase_days >= rules.loyal_purchase_days
                then 'loyal'
            when aged.recent_purchase_days > 0 then 'purchase'
            when aged.days_since_interaction <= rules.aipl_window_days
                then 'interest'
            else 'awareness'
        end as aipl_stage,
        coalesce(aged.purchase_day_count, 0) as purchase_day_count,
        cast(aged.days_since_last as bigint) as days_since_last_purchase,
        aged.typical_gap_days,
        aged.first_purchase_date,
        aged.last_purchase_date,
        aged.last_interacted_at
    from aged
    cross join rules

)

select * from final
