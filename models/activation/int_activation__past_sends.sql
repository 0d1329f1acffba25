with

campaign_touches as (

    select * from {{ ref('fct_campaign_touches') }}

),

campaigns as (

    select * from {{ ref('dim_campaigns') }}

),

final as (

    select
        campaign_touches.campaign_touch_key,
        campaign_touches.one_id,
        campaigns.medium,
        campaign_touches.touch_type = 'failed' as is_failed,
        campaign_touches.is_send,
        campaign_touches.touched_at as sent_at
    from campaign_touches
    inner join campaigns
        on campaign_touches.campaign_id = campaigns.campaign_id
    where
        campaign_touches.one_id is not null
        and campaign_touches.touched_at is not null
        and campaigns.medium is not null

)

select * from final
