with

leads as (

    select *
    from {{ ref('stg_fxiaoke__leads_obj') }}
    where row_status = 'kept'

),

final as (

    select
        record_id as lead_id,
        'fxiaoke' as system,
        'fxiaoke_crm' as channel,
        lead_key as source_lead_id,
        record_id,
        campaign_id,
        staff_id,
        case
            when is_deleted or biz_status = 'closed' then 'lost'
            when biz_status = 'transformed' then 'converted'
            when biz_status = 'processed' and lead_stage in ('MQL', 'SQL')
                then 'qualified'
            when biz_status in ('un_assigned', 'un_processed', 'processed')
                then 'open'
            else 'unknown'
        end as status,
        source_status,
        lead_source,
        {{ null_columns(['score']) }},
        created_at,
        converted_at
    from leads

)

select * from final
