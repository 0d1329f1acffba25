with

campaign_touches as (

    select * from {{ ref('int_conformed__campaign_touches') }}

),

campaigns as (

    select * from {{ ref('dim_campaigns') }}

),

touch_rules as (

    select * from {{ ref('touch_rules') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        {{ keyed_hash(
            'campaign_touches.campaign_touch_id'
        ) }} as campaign_touch_key,
        campaign_touches.campaign_id,
        one_ids.record_key,
        one_ids.one_id,
        campaign_touches.system,
        campaign_touches.channel,
        campaign_touches.touch_type,
        {{ without_contacts(
            'campaign_touches.source_status'
        ) }} as source_status,
        coalesce(own_rules.is_send, type_rules.is_send, false) as is_send,
        coalesce(own_rules.is_reached, type_rules.is_reached, false)
            as is_reached,
        coalesce(own_rules.is_response, type_rules.is_response, false)
            as is_response,
        coalesce(own_rules.is_touch, type_rules.is_touch, false)
        and coalesce(campaigns.is_marketing, true) as is_touch,
        campaign_touches.touched_at
    from campaign_touches
    left join campaigns
        on campaign_touches.campaign_id = campaigns.campaign_id
    left join touch_rules as own_rules
        on
            campaign_touches.touch_type = own_rules.touch_type
            and campaign_touches.source_status = own_rules.source_status
    left join touch_rules as type_rules
        on
            campaign_touches.touch_type = type_rules.touch_type
            and type_rules.source_status = '*'
    left join one_ids
        on campaign_touches.record_id = one_ids.record_id

)

select * from final
