with

campaigns as (

    select * from {{ ref('dim_campaigns') }}

),

campaign_touches as (

    select * from {{ ref('fct_campaign_touches') }}

),

campaign_credits as (

    select * from {{ ref('int_marketing__campaign_credits') }}

),

new_customers as (

    select * from {{ ref('int_marketing__new_customers') }}

),

touched as (

    select
        campaign_id,
        count(*) as touch_count,
        count(distinct case when is_reached then one_id end)
            as reached_customer_count,
        count(distinct case when is_response then one_id end)
            as response_customer_count
    from campaign_touches
    group by campaign_id

),

won as (

    select
        campaign_id,
        count(*) as new_customer_count,
        sum(value_90_days_cny) as value_90_days_cny,
        sum(value_180_days_cny) as value_180_days_cny,
        sum(value_365_days_cny) as value_365_days_cny
    from new_customers
    group by campaign_id

),

-- A campaign without a cost has no return on it.
final as (

    select
        campaigns.campaign_id,
        campaigns.channel,
        campaigns.campaign_name,
        campaigns.campaign_type,
        campaigns.status,
        coalesce(touched.touch_count, 0) as touch_count,
        coalesce(touched.reached_customer_count, 0) as reached_customer_count,
        coalesce(touched.response_customer_count, 0)
            as response_customer_count,
        coalesce(campaign_credits.purchaser_count, 0) as purchaser_count,
        coalesce(won.new_customer_count, 0) as new_customer_count,
        coalesce(campaign_credits.credited_conversions, 0)
            as credited_conversions,
        coalesce(campaign_credits.credited_cny, 0) as credited_cny,
        coalesce(campaign_credits.credited_margin_cny, 0)
            as credited_margin_cny,
        campaigns.cost_cny,
        cast(
            (
                coalesce(campaign_credits.credited_margin_cny, 0)
                - campaigns.cost_cny
            ) / nullif(campaigns.cost_cny, 0) as decimal(18, 4)
        ) as roi,
        cast(
            coalesce(campaign_credits.credited_cny, 0)
            / nullif(campaigns.cost_cny, 0) as decimal(18, 4)
        ) as roas,
        cast(coalesce(won.value_90_days_cny, 0) as decimal(18, 4))
            as value_90_days_cny,
        cast(coalesce(won.value_180_days_cny, 0) as decimal(18, 4))
            as value_180_days_cny,
        cast(coalesce(won.value_365_days_cny, 0) as decimal(18, 4))
            as value_365_days_cny,
        campaigns.starts_at,
        campaigns.ends_at
    from campaigns
    left join touched
        on campaigns.campaign_id = touched.campaign_id
    left join campaign_credits
        on campaigns.campaign_id = campaign_credits.campaign_id
    left join won
        on campaigns.campaign_id = won.campaign_id

)

select * from final
