with

orders as (

    select * from {{ ref('fct_orders') }}

),

cost_rates as (

    select * from {{ ref('cost_rates') }}

),

daily_rates as (

    select * from {{ ref('int_core__daily_rates') }}

),

-- The cost as the source has it, and the rate of the row that says most.
rated as (

    select
        orders.order_id,
        orders.is_revenue,
        orders.net_amount_cny,
        {{ in_cny('orders.cost') }} as source_cost_cny,
        coalesce(
            of_channel.cost_rate, of_system.cost_rate, of_all.cost_rate
        ) as cost_rate,
        orders.cost is not null as has_cost
    from orders
    left join daily_rates
        on
            orders.currency = daily_rates.currency
            and {{ local_date('orders.ordered_at') }} = daily_rates.rate_date
    left join cost_rates as of_channel
        on
            orders.system = of_channel.system
            and orders.channel = of_channel.channel
    left join cost_rates as of_system
        on
            orders.system = of_system.system
            and of_system.channel = '*'
    left join cost_rates as of_all
        on
            of_all.system = '*'
            and of_all.channel = '*'

),

-- What was never sold cost nothing.
costed as (

    select
        order_id,
        net_amount_cny,
        case
            when not is_revenue then 0
            when has_cost then source_cost_cny
            else cast(net_amount_cny * cost_rate as decimal(18, 4))
        end as cost_cny,
        is_revenue and not has_cost as is_cost_assumed
    from rated

),

final as (

    select
        order_id,
        cast(cost_cny as decimal(18, 4)) as cost_cny,
        cast(net_amount_cny - cost_cny as decimal(18, 4)) as margin_cny,
        is_cost_assumed
    from costed

)

select * from final
