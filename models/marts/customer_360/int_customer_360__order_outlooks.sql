with

rhythms as (

    select * from {{ ref('int_customer_360__purchase_rhythms') }}

),

parameters as (

    {{ pivot_rules(ref('clv_parameters'), [
        'a', 'alpha', 'annual_discount_rate', 'b', 'horizon_days',
        'period_days', 'r', 'time_unit_days',
    ]) }}

),

period_numbers as (

    {{ numbers_to(200) }}

),

-- The horizon in steps, the last one as long as what is left.
periods as (

    select
        period_numbers.number as period_no,
        least(
            period_numbers.number * parameters.period_days,
            parameters.horizon_days
        ) as days_ahead
    from period_numbers
    cross join parameters
    where
        (period_numbers.number - 1) * parameters.period_days
        < parameters.horizon_days

),

-- Whoever has bought as often over as long a time has the same prospects, as
-- long as it has not stopped: few rows, however many customers.
histories as (

    select distinct
        repeat_count,
        observed_days
    from rhythms

),

-- E[Y(t)] of Fader, Hardie and Lee (2005) has a ₂F₁. Of its two forms the one
-- whose terms fall faster is taken: the published one grows with the purchases.
shaped as (

    select
        histories.repeat_count,
        histories.observed_days,
        periods.period_no,
        power(
            1 + parameters.annual_discount_rate, -periods.days_ahead / 365
        ) as discount_factor,
        parameters.a - 1 as drop_out,
        parameters.a + parameters.b + histories.repeat_count - 1 as series_c,
        periods.days_ahead / (
            parameters.alpha * parameters.time_unit_days
            + histories.observed_days + periods.days_ahead
        ) as part_ahead,
        parameters.r + histories.repeat_count as rate,
        parameters.b + histories.repeat_count as stay,
        parameters.a < parameters.r + histories.repeat_count + 1
            as is_transformed
    from histories
    cross join periods
    cross join parameters

),

series as (

    select
        *,
        case when is_transformed then series_c - rate else rate end
            as series_a,
        case when is_transformed then drop_out else stay end as series_b,
        case when is_transformed then drop_out else rate end as exponent
    from shaped

),

-- What is expected of one who has not stopped buying; of others times p_alive.
expected as (

    select
        repeat_count,
        observed_days,
        period_no,
        discount_factor,
        series_c / nullif(drop_out, 0) * (
            1 - power(1 - part_ahead, exponent)
            * {{ hypergeometric(
                'series_a', 'series_b', 'series_c', 'part_ahead'
            ) }}
        ) as orders_by_then
    from series

),

-- A sum of decimals is the same in any order; one of doubles is not.
steps as (

    select
        *,
        cast(
            discount_factor * (
                orders_by_then - coalesce(
                    lag(orders_by_then) over (
                        partition by repeat_count, observed_days
                        order by period_no
                    ), 0
                )
            ) as decimal(18, 8)
        ) as discounted_orders
    from expected

),

final as (

    select
        repeat_count,
        observed_days,
        cast(max(orders_by_then) as decimal(18, 6)) as living_orders,
        cast(sum(discounted_orders) as decimal(18, 6))
            as living_discounted_orders
    from steps
    group by repeat_count, observed_days

)

select * from final
