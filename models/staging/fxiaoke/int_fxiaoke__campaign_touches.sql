with

leads as (

    select *
    from {{ ref('stg_fxiaoke__leads_obj') }}
    where row_status = 'kept'

),

campaigns as (

    select campaign_id from {{ ref('int_fxiaoke__campaigns') }}

),

final as (

    select
        leads.record_id || ':' || leads.campaign_key as campaign_touch_id,
        'fxiaoke' as system,
        'fxiaoke_crm' as channel,
        leads.lead_key as source_touch_id,
        campaigns.campaign_id,
        leads.record_id,
        'responded' as touch_type,
        leads.source_status,
        leads.created_at as touched_at
    from leads
    inner join campaigns
        on leads.campaign_id = campaigns.campaign_id

)

select * from final
