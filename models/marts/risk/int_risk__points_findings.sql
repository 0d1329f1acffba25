with

entries as (

    select *
    from {{ ref('fct_loyalty_entries') }}
    where one_id is not null

),

orders as (

    select *
    from {{ ref('fct_orders') }}
    where one_id is not null

),

rules as (

    select * from {{ ref('risk_rules') }}

),

points as (

    select
        rules.rule as rule_code,
        rules.threshold,
        rules.within_days,
        {{ local_date('entries.occurred_at') }} as occurred_on,
        entries.*
    from entries
    cross join rules
    where
        entries.loyalty_account = 'points'
        and entries.entry_type in ('earn', 'spend')
        and entries.occurred_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}

),

buyers as (

    select
        one_id,
        max(ordered_at) as last_ordered_at
    from orders
    where is_purchase
    group by one_id

),

without_purchases as (

    select
        points.rule_code,
        points.one_id as subject_key,
        points.one_id,
        cast(sum(points.quantity) as decimal(18, 4)) as found_value,
        max(points.occurred_at) as last_happened_at
    from points
    left join buyers
        on points.one_id = buyers.one_id
    where
        points.rule_code = 'points_without_purchase'
        and points.entry_type = 'earn'
        and coalesce(
            buyers.last_ordered_at
            < {{ dbt.dateadd('day', '-points.within_days', as_of()) }}, true
        )
    group by points.rule_code, points.one_id
    having sum(points.quantity) >= max(points.threshold)

),

redemptions as (

    select
        points.rule_code,
        points.one_id || '|'
        || cast(points.occurred_on as {{ dbt.type_string() }})
            as subject_key,
        points.one_id,
        cast(count(*) as decimal(18, 4)) as found_value,
        max(points.occurred_at) as last_happened_at
    from points
    where
        points.rule_code = 'redemptions_per_day' and points.entry_type = 'spend'
    group by points.rule_code, points.one_id, points.occurred_on
    having count(*) >= max(points.threshold)

),

final as (

    select * from without_purchases
    union all
    select * from redemptions

)

select * from final
