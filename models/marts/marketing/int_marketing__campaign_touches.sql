with

campaign_touches as (

    select * from {{ ref('fct_campaign_touches') }}

),

campaigns as (

    select * from {{ ref('dim_campaigns') }}

),

touch_rules as (

    select * from {{ ref('touch_rules') }}

),

campaign_rules as (

    select * from {{ ref('campaign_rules') }}

),

final as (

    select
        campaign_touches.campaign_touch_key,
        campaign_touches.campaign_id,
        campaign_touches.one_id,
        campaign_touches.channel,
        campaign_touches.touch_type,
        coalesce(own_rules.is_send, type_rules.is_send, false) as is_send,
        coalesce(own_rules.is_reached, type_rules.is_reached, false)
            as is_reached,
        coalesce(own_rules.is_response, type_rules.is_response, false)
            as is_response,
        coalesce(own_rules.is_touch, type_rules.is_touch, false)
        and coalesce(campaign_rules.is_marketing, true) as is_touch,
        campaign_touches.touched_at
    from campaign_touches
    left join campaigns
        on campaign_touches.campaign_id = campaigns.campaign_id
    left join campaign_rules
        on
            campaigns.channel = campaign_rules.channel
            and campaigns.campaign_type = campaign_rules.campaign_type
    left join touch_rules as own_rules
        on
            campaign_touches.touch_type = own_rules.touch_type
            and campaign_touches.source_status = own_rules.source_status
    left join touch_rules as type_rules
        on
            campaign_touches.touch_type = type_rules.touch_type
            and type_rules.source_status = '*'

)

select * from final
