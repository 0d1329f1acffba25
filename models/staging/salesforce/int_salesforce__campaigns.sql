with

campaigns as (

    select *
    from {{ ref('stg_salesforce__campaign') }}
    where row_status = 'kept'

),

final as (

    select
        campaign_id,
        'salesforce' as system,
        'salesforce_crm' as channel,
        source_campaign_id,
        campaign_name,
        campaign_type,
        case
            when is_deleted or source_status = 'Aborted' then 'cancelled'
            when source_status = 'Planned' then 'planned'
            when source_status = 'In Progress' then 'running'
            when source_status = 'Completed' then 'finished'
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
