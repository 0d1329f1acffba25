with

batches as (

    select *
    from {{ ref('stg_sms__batches') }}
    where row_status = 'kept'

),

-- Templates, and batches that only the messages name.
others as (

    select
        campaign_id,
        min(coalesce(batch_no, template_code)) as source_campaign_id,
        min(template_type) as campaign_type
    from {{ ref('stg_sms__send_logs') }}
    where row_status = 'kept' and campaign_id is not null
    group by campaign_id

),

final as (

    select
        coalesce(batches.campaign_id, others.campaign_id) as campaign_id,
        'sms' as system,
        'sms' as channel,
        coalesce(batches.batch_no, others.source_campaign_id)
            as source_campaign_id,
        batches.campaign_name,
        others.campaign_type,
        case batches.source_status
            when 'WAITING' then 'planned'
            when 'SENDING' then 'running'
            when 'FINISHED' then 'finished'
            when 'CANCELED' then 'cancelled'
            else 'unknown'
        end as status,
        batches.source_status,
        'CNY' as currency,
        {{ null_columns(['budget']) }},
        batches.cost,
        batches.starts_at,
        batches.ends_at
    from batches
    full outer join others
        on batches.campaign_id = others.campaign_id

)

select * from final
