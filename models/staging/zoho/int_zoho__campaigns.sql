with

campaigns as (

    select *
    from {{ ref('stg_zoho__campaigns') }}
    where row_status = 'kept'

),

final as (

    select
        campaign_id,
        'zoho' as system,
        'zoho_crm' as channel,
        campaign_key as source_campaign_id,
        campaign_name,
        campaign_type,
        case
            when is_deleted or source_status = 'Inactive' then 'cancelled'
            when source_status = 'Planning' then 'planned'
            when source_status = 'Active' then 'running'
            when source_status = 'Complete' then 'finished'
            else 'unknown'
        end as status,
        source_status,
        'CNY' as currency,
        budget,
        cost,
        starts_at,
        ends_at
    from campaigns

)

select * from final
