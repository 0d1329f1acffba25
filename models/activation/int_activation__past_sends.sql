with

campaign_touches as (

    select * from {{ ref('fct_campaign_touches') }}

),

campaigns as (

    select * from {{ ref('dim_campaigns') }}

),

campaign_rules as (

    select * from {{ ref('campaign_rules') }}

),

touch_rules as (

    select * from {{ ref('touch_rules') }}

),

final as (

    select
        campaign_touches.campaign_touch_key,
        campaign_touches.one_id,
        campaign_rules.medium,
        campaign_touches.touch_type = 'failed' as is_failed,
        coalesce(own_rules.is_send, type_rules.is_send, false) as is_send,
        campaign_touches.touched_at as sent_at
    from campaign_touches
    inner join campaigns
        on campaign_touches.campaign_id = campaigns.campaign_id
    inner join campaign_rules
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
    where
        campaign_touches.one_id is not null
        and campaign_touches.touched_at is not null
        and campaign_rules.medium is not null

)

select * from final
