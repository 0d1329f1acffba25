with

deals as (

    select *
    from {{ ref('stg_zoho__deals') }}
    where row_status = 'kept'

),

campaigns as (

    select campaign_id from {{ ref('int_zoho__campaigns') }}

),

contacts as (

    select record_id
    from {{ ref('stg_zoho__contacts') }}
    where row_status = 'kept'

),

final as (

    select
        deals.opportunity_id || ':' || deals.campaign_key as campaign_touch_id,
        'zoho' as system,
        'zoho_crm' as channel,
        deals.deal_key as source_touch_id,
        campaigns.campaign_id,
        contacts.record_id,
        'responded' as touch_type,
        deals.source_stage as source_status,
        deals.created_at as touched_at
    from deals
    inner join campaigns
        on deals.campaign_id = campaigns.campaign_id
    inner join contacts
        on deals.contact_record_id = contacts.record_id

)

select * from final
