-- Walks some customers day by day through their life: one stage each day, and
-- no change that lifecycle_transitions does not list.
with

rhythms as (

    select * from {{ ref('int_customer_360__purchase_rhythms') }}

),

purchase_days as (

    select * from {{ ref('int_customer_360__purchase_days') }}

),

dates as (

    select * from {{ ref('dim_dates') }}

),

rules as (

    {{ pivot_rules(ref('lifecycle_rules'), [
        'at_risk_after_gaps', 'dormant_after_gaps', 'lost_after_gaps', 'new_days',
    ]) }}

),

transitions as (

    select * from {{ ref('lifecycle_transitions') }}

),

-- About one customer in forty, with every purchase and the one after it.
walked as (

    select
        rhythms.one_id,
        rhythms.typical_gap_days,
        rhythms.first_purchase_date,
        purchase_days.purchase_day_no,
        purchase_days.purchase_date,
        coalesce(
            lead(purchase_days.purchase_date) over (
                partition by rhythms.one_id
                order by purchase_days.purchase_day_no
            ),
            {{ local_date(as_of()) }}
        ) as until_date
    from rhythms
    inner join purchase_days
        on rhythms.one_id = purchase_days.one_id
    where
        substr(rhythms.one_id, 2, 1) = '7'
        and substr(rhythms.one_id, 3, 1) in ('0', '1', '2', '3', '4', '5')

),

-- The week before the first purchase, too.
periods as (

    select
        one_id,
        typical_gap_days,
        first_purchase_date,
        purchase_day_no,
        purchase_date as from_date,
        purchase_date,
        until_date
    from walked

    union all

    select
        one_id,
        typical_gap_days,
        first_purchase_date,
        0 as purchase_day_no,
        cast(
            {{ dbt.dateadd('day', -7, 'first_purchase_date') }} as date
        ) as from_date,
        null as purchase_date,
        first_purchase_date as until_date
    from walked
    where purchase_day_no = 1

),

days as (

    select
        periods.one_id,
        dates.date_day,
        {{ lifecycle_stage(
            'periods.purchase_day_no',
            dbt.datediff('periods.first_purchase_date', 'dates.date_day', 'day'),
            dbt.datediff('periods.purchase_date', 'dates.date_day', 'day'),
            'periods.typical_gap_days'
        ) }} as stage
    from periods
    cross join rules
    inner join dates
        on
            periods.from_date <= dates.date_day
            and periods.until_date > dates.date_day

),

changes as (

    select
        one_id,
        date_day,
        stage,
        lag(stage) over (
            partition by one_id
            order by date_day
        ) as previous_stage,
        count(*) over (partition by one_id, date_day) as stage_count
    from days

)

select changes.*
from changes
left join transitions
    on
        changes.previous_stage = transitions.from_stage
        and changes.stage = transitions.to_stage
where
    changes.stage is null
    or changes.stage_count > 1
    or (
        changes.previous_stage <> changes.stage
        and transitions.to_stage is null
    )
    or (changes.previous_stage is null and changes.stage <> 'prospect')
