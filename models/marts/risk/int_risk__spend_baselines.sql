with

orders as (

    select
        *,
        cast(ln(amount_cny) as decimal(18, 6)) as log_amount
    from {{ ref('fct_orders') }}
    where is_purchase and amount_cny > 0

),

rules as (

    select * from {{ ref('risk_rules') }}

),

-- Every order is held against its customer's own ones and its channel's.
compared as (

    select
        order_id,
        'customer' as baseline,
        one_id as baseline_key,
        log_amount
    from orders
    where one_id is not null

    union all

    select
        order_id,
        'channel' as baseline,
        channel as baseline_key,
        log_amount
    from orders

),

numbered as (

    select
        *,
        row_number() over (
            partition by baseline, baseline_key
            order by log_amount, order_id
        ) as place,
        count(*) over (partition by baseline, baseline_key) as history_count
    from compared

),

long_enough as (

    select numbered.*
    from numbered
    inner join rules
        on rules.rule = 'abnormal_spend_history'
    where numbered.history_count >= rules.threshold

),

medians as (

    select
        baseline,
        baseline_key,
        cast(
            {{ median_of('log_amount', 'place', 'history_count') }}
            as decimal(18, 6)
        ) as median_log_amount
    from long_enough
    group by baseline, baseline_key

),

deviating as (

    select
        long_enough.*,
        medians.median_log_amount,
        row_number() over (
            partition by long_enough.baseline, long_enough.baseline_key
            order by
                abs(long_enough.log_amount - medians.median_log_amount),
                long_enough.order_id
        ) as deviation_place
    from long_enough
    inner join medians
        on
            long_enough.baseline = medians.baseline
            and long_enough.baseline_key = medians.baseline_key

),

deviations as (

    select
        baseline,
        baseline_key,
        cast(
            {{ median_of(
                'abs(log_amount - median_log_amount)',
                'deviation_place', 'history_count'
            ) }} as decimal(18, 6)
        ) as mad_log_amount
    from deviating
    group by baseline, baseline_key

),

final as (

    select
        deviating.order_id,
        deviating.baseline,
        deviating.history_count,
        deviating.log_amount,
        deviating.median_log_amount,
        deviations.mad_log_amount
    from deviating
    inner join deviations
        on
            deviating.baseline = deviations.baseline
            and deviating.baseline_key = deviations.baseline_key

)

select * from final
