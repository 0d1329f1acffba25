-- Money in a currency that exchange_rates does not know has no amount in CNY
-- and is missing in every sum.
{{ config(severity='warn') }}

select
    currency,
    count(*) as order_count
from {{ ref('fct_orders') }}
where amount is not null and amount_cny is null
group by currency
