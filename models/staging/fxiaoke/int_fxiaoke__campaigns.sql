with

marketing_events as (

    select *
    from {{ ref('stg_fxiaoke__marketing_event_obj') }}
    where row_status = 'kept'

),

final as (

    select
        campaign_id,
        'fxiaoke' as system,
        'fxiaoke_crm' as channel,
        source_campaign_id,
        campaign_name,
        campaign_type,
        case
            when is_deleted then 'cancelled'
            when source_status in ('计划中', '已计划') then 'planned'
            when source_status = '进行中' then 'running'
            when source_status in ('已结束', '已完成') then 'finished'
            when source_status in ('已中止', '终止') then 'cancelled'
            else 'unknown'
        end as status,
        source_status,
        'CNY' as currency,
        budget,
        cost,
        starts_at,
        ends_at
    from marketing_events

)

select * from final
