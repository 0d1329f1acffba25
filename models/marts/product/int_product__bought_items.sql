with

order_lines as (

    select * from {{ ref('fct_order_lines') }}

),

products as (

    select * from {{ ref('dim_products') }}

),

limits as (

    select value as basket_days
    from {{ ref('product_limits') }}
    where name = 'basket_days'

),

bought as (

    select
        order_lines.order_id,
        order_lines.one_id,
        order_lines.product_id,
        coalesce(order_lines.category, products.category) as category,
        {{ local_date('order_lines.ordered_at') }} as bought_date
    from order_lines
    left join products
        on order_lines.product_id = products.product_id
    where
        order_lines.is_purchase
        and order_lines.quantity > 0
        and order_lines.ordered_at is not null

),

followed as (

    select
        one_id,
        bought_date,
        lag(bought_date) over (
            partition by one_id
            order by bought_date
        ) as previous_date
    from bought
    where one_id is not null
    group by one_id, bought_date

),

-- What a customer buys without a longer pause is one basket.
periods as (

    select
        followed.one_id,
        followed.bought_date,
        sum(
            case
                when
                    followed.bought_date <= {{ dbt.dateadd(
                        'day', 'limits.basket_days', 'followed.previous_date'
                    ) }}
                    then 0
                else 1
            end
        ) over (
            partition by followed.one_id
            order by followed.bought_date
            rows between unbounded preceding and current row
        ) as period_no
    from followed
    cross join limits

),

final as (

    select
        bought.order_id,
        bought.one_id,
        bought.one_id || '|'
        || cast(periods.period_no as {{ dbt.type_string() }}) as period_key,
        bought.product_id,
        bought.category
    from bought
    left join periods
        on
            bought.one_id = periods.one_id
            and bought.bought_date = periods.bought_date

)

select * from final
