with

orders as (

    select * from {{ ref('fct_orders') }}

),

-- What has no rate is worth nothing here: a purchase is one all the same.
final as (

    select
        order_id,
        one_id,
        channel,
        coalesce(net_amount_cny, 0) as net_amount_cny,
        {{ local_month('ordered_at') }} as month_start_date,
        ordered_at
    from orders
    where is_purchase and ordered_at is not null

)

select * from final
