with

campaign_touches as (

    select * from {{ ref('int_conformed__campaign_touches') }}

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
        campaign_touches.touched_at
    from campaign_touches
    left join one_ids
        on campaign_touches.record_id = one_ids.record_id

)

select * from final
