with

leads as (

    select * from {{ ref('int_conformed__leads') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        {{ keyed_hash('leads.lead_id') }} as lead_key,
        leads.campaign_id,
        one_ids.record_key,
        one_ids.one_id,
        {{ staff_key('leads.staff_id') }} as staff_id,
        leads.system,
        leads.channel,
        leads.status,
        {{ without_contacts('leads.source_status') }} as source_status,
        {{ without_contacts('leads.lead_source') }} as lead_source,
        leads.score,
        leads.created_at,
        leads.converted_at
    from leads
    left join one_ids
        on leads.record_id = one_ids.record_id

)

select * from final
