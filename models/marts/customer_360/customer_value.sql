with

customers as (

    select * from {{ ref('dim_customers') }}

),

totals as (

    select * from {{ ref('int_customer_360__order_totals') }}

),

outlooks as (

    select * from {{ ref('int_customer_360__outlooks') }}

),

rates as (

    select * from {{ ref('int_customer_360__value_rates') }}

),

churn_bands as (

    select
        churn_band,
        least_churn_risk,
        lead(least_churn_risk) over (
            order by least_churn_risk, churn_band
        ) as next_churn_risk
    from {{ ref('churn_bands') }}

),

-- The model takes whoever bought once for alive for ever: of those it cannot
-- tell the risk.
valued as (

    select
        customers.one_id,
        customers.order_count,
        coalesce(totals.purchase_count, 0) as purchase_count,
        coalesce(totals.net_amount_cny, 0) as net_amount_cny,
        coalesce(totals.margin_cny, 0) as margin_cny,
        outlooks.observed_days,
        outlooks.p_alive,
        outlooks.expected_orders,
        outlooks.discounted_orders,
        outlooks.expected_spend_cny,
        rates.yearly_churn_rate,
        case when outlooks.repeat_count > 0 then 1 - outlooks.p_alive end
            as churn_risk,
        case
            when totals.net_amount_cny > 0
                then totals.margin_cny / totals.net_amount_cny
            else rates.margin_rate
        end as margin_rate
    from customers
    cross join rates
    left join totals
        on customers.one_id = totals.one_id
    left join outlooks
        on customers.one_id = outlooks.one_id

),

final as (

    select
        valued.one_id,
        valued.order_count,
        valued.purchase_count,
        cast(valued.net_amount_cny as decimal(18, 4)) as net_amount_cny,
        cast(valued.margin_cny as decimal(18, 4)) as margin_cny,
        valued.p_alive,
        cast(valued.churn_risk as decimal(18, 6)) as churn_risk,
        churn_bands.churn_band,
        valued.expected_orders,
        valued.expected_spend_cny,
        cast(
            valued.margin_rate * valued.expected_spend_cny
            * valued.discounted_orders as decimal(18, 4)
        ) as clv_cny,
        cast(valued.margin_cny as decimal(18, 4)) as historic_clv_cny,
        -- Money per order × orders per year × margin × years until churn.
        cast(
            valued.net_amount_cny / nullif(valued.purchase_count, 0)
            * valued.purchase_count * 365.0
            / greatest(valued.observed_days, 365)
            * valued.margin_rate
            / nullif(valued.yearly_churn_rate, 0) as decimal(18, 4)
        ) as simple_clv_cny
    from valued
    left join churn_bands
        on
            valued.churn_risk >= churn_bands.least_churn_risk
            and (
                churn_bands.next_churn_risk is null
                or valued.churn_risk < churn_bands.next_churn_risk
            )

)

select * from final
