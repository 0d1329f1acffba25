with

customers as (

    select *
    from {{ ref('stg_dingtalk__crm_customers') }}
    where row_status = 'kept' and follow_up_status is not null

),

final as (

    select
        record_id as lead_id,
        'dingtalk' as system,
        'dingtalk_crm' as channel,
        instance_id as source_lead_id,
        record_id,
        {{ null_columns(['campaign_id']) }},
        staff_id,
        case
            when follow_up_status in ('新获取', '待跟进') then 'open'
            when follow_up_status in ('初步意向', '商机客户') then 'qualified'
            when follow_up_status = '成交' then 'converted'
            when follow_up_status = '失效' then 'lost'
            else 'unknown'
        end as status,
        follow_up_status as source_status,
        {{ null_columns(['lead_source', 'score']) }},
        created_at,
        {{ null_columns(['converted_at']) }}
    from customers

)

select * from final
