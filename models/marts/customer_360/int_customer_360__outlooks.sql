with

rhythms as (

    select * from {{ ref('int_customer_360__purchase_rhythms') }}

),

order_outlooks as (

    select * from {{ ref('int_customer_360__order_outlooks') }}

),

parameters as (

    {{ pivot_rules(ref('clv_parameters'), [
        'a', 'alpha', 'b', 'p', 'q', 'r', 'time_unit_days', 'v',
    ]) }}

),

living as (

    select
        rhythms.*,
        order_outlooks.living_orders,
        order_outlooks.living_discounted_orders,
        {{ p_alive(
            'rhythms.repeat_count',
            'rhythms.repeat_span_days / parameters.time_unit_days',
            'rhythms.observed_days / parameters.time_unit_days'
        ) }} as p_alive,
        {{ expected_spend(
            'rhythms.repeat_count', 'rhythms.mean_repeat_cny'
        ) }} as expected_spend_cny
    from rhythms
    cross join parameters
    inner join order_outlooks
        on
            rhythms.repeat_count = order_outlooks.repeat_count
            and rhythms.observed_days = order_outlooks.observed_days

),

final as (

    select
        one_id,
        repeat_count,
        observed_days,
        cast(p_alive as decimal(18, 6)) as p_alive,
        cast(p_alive * living_orders as decimal(18, 6)) as expected_orders,
        cast(p_alive * living_discounted_orders as decimal(18, 6))
            as discounted_orders,
        cast(expected_spend_cny as decimal(18, 4)) as expected_spend_cny
    from living

)

select * from final
