with

orders as (

    select * from {{ ref('int_management__orders') }}

),

customer_deciles as (

    select * from {{ ref('int_management__customer_deciles') }}

),

channels as (

    select * from {{ ref('dim_channels') }}

),

viewed as (

    select
        'customer_decile' as contribution_view,
        case
            when orders.one_id is null then 'unknown'
            when customer_deciles.one_id is null then 'organisation'
            else cast(customer_deciles.margin_decile as {{ dbt.type_string() }})
        end as contribution_group,
        orders.*
    from orders
    left join customer_deciles
        on orders.one_id = customer_deciles.one_id

    union all

    select
        'store' as contribution_view,
        coalesce(store_id, 'none') as contribution_group,
        *
    from orders

    union all

    select
        'region' as contribution_view,
        coalesce(province, 'unknown') as contribution_group,
        *
    from orders

    union all

    select
        'channel' as contribution_view,
        channel as contribution_group,
        *
    from orders

),

grouped as (

    select
        contribution_view,
        contribution_group,
        month_start_date,
        max(store_name) as store_name,
        sum(case when is_purchase then 1 else 0 end) as purchase_count,
        count(distinct case when is_purchase then one_id end)
            as purchaser_count,
        sum(case when is_first_purchase then 1 else 0 end)
            as new_purchaser_count,
        sum(coalesce(net_amount_cny, 0)) as revenue_cny,
        sum(coalesce(margin_cny, 0)) as margin_cny
    from viewed
    group by contribution_view, contribution_group, month_start_date

),

final as (

    select
        grouped.contribution_view,
        grouped.contribution_group,
        case
            when grouped.contribution_view = 'store'
                then coalesce(grouped.store_name, grouped.contribution_group)
            when grouped.contribution_view = 'channel'
                then coalesce(channels.label_zh, grouped.contribution_group)
            else grouped.contribution_group
        end as contribution_label,
        grouped.month_start_date,
        cast(grouped.purchase_count as bigint) as purchase_count,
        grouped.purchaser_count,
        cast(grouped.new_purchaser_count as bigint) as new_purchaser_count,
        cast(grouped.revenue_cny as decimal(18, 4)) as revenue_cny,
        cast(grouped.margin_cny as decimal(18, 4)) as margin_cny,
        cast(
            case
                when grouped.revenue_cny > 0
                    then grouped.margin_cny / grouped.revenue_cny
            end as decimal(18, 4)
        ) as margin_rate,
        cast(
            grouped.margin_cny / nullif(
                sum(grouped.margin_cny) over (
                    partition by
                        grouped.contribution_view, grouped.month_start_date
                ), 0
            ) as decimal(18, 6)
        ) as margin_share
    from grouped
    left join channels
        on
            grouped.contribution_view = 'channel'
            and grouped.contribution_group = channels.channel

)

select * from final
