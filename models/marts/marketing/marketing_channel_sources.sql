with

customers as (

    select * from {{ ref('dim_customers') }}

),

touches as (

    select * from {{ ref('int_marketing__touches') }}

),

orders as (

    select *
    from {{ ref('fct_orders') }}
    where is_revenue and one_id is not null

),

numbered_touches as (

    select
        one_id,
        touch_source,
        touched_at,
        row_number() over (
            partition by one_id
            order by touched_at, touch_key
        ) as touch_no
    from touches

),

bought as (

    select
        one_id,
        count(case when is_purchase then 1 end) as purchase_count,
        sum(net_amount_cny) as net_amount_cny,
        min(case when is_purchase then ordered_at end) as first_purchased_at
    from orders
    group by one_id

),

-- A touch after the first purchase has won nobody.
sourced as (

    select
        customers.one_id,
        customers.first_channel,
        case
            when
                bought.first_purchased_at is null
                or numbered_touches.touched_at <= bought.first_purchased_at
                then numbered_touches.touch_source
        end as touch_source,
        {{ local_month('customers.first_touch_at') }} as month_start_date,
        bought.purchase_count,
        bought.net_amount_cny
    from customers
    left join bought
        on customers.one_id = bought.one_id
    left join numbered_touches
        on
            customers.one_id = numbered_touches.one_id
            and numbered_touches.touch_no = 1

),

final as (

    select
        month_start_date,
        first_channel,
        coalesce(touch_source, 'unattributed') as touch_source,
        count(*) as new_customer_count,
        count(case when purchase_count > 0 then 1 end) as purchaser_count,
        cast(coalesce(sum(purchase_count), 0) as bigint) as purchase_count,
        cast(coalesce(sum(net_amount_cny), 0) as decimal(18, 4))
            as net_amount_cny
    from sourced
    where month_start_date is not null and first_channel is not null
    group by
        month_start_date, first_channel, coalesce(touch_source, 'unattributed')

)

select * from final
