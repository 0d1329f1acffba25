-- Every view of the contribution and the overview hold the revenue of all
-- orders, of those of nobody too, and no purchase is missing or twice.
with

orders as (

    select
        sum(coalesce(net_amount_cny, 0)) as revenue_cny,
        sum(case when is_purchase then 1 else 0 end) as purchase_count
    from {{ ref('fct_orders') }}
    where is_revenue

),

told as (

    select
        contribution_view as told_by,
        revenue_cny,
        purchase_count
    from {{ ref('management_contribution') }}

    union all

    select
        'overview' as told_by,
        revenue_cny,
        purchase_count
    from {{ ref('management_overview') }}

),

sums as (

    select
        told_by,
        sum(revenue_cny) as revenue_cny,
        sum(purchase_count) as purchase_count
    from told
    group by told_by

)

select
    sums.told_by,
    sums.revenue_cny,
    orders.revenue_cny as order_revenue_cny,
    sums.purchase_count,
    orders.purchase_count as order_purchase_count
from sums
cross join orders
where
    sums.revenue_cny is distinct from orders.revenue_cny
    or sums.purchase_count is distinct from orders.purchase_count
