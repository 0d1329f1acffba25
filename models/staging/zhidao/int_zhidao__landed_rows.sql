with

records as (

    select * from {{ ref('stg_zhidao__form_records') }}

),

final as (

    select
        'zhidao' as system,
        'form_records' as table_name,
        _batch_id,
        _source_file,
        _source_row,
        case form_name
            when '客户档案' then 'customers'
            when '线索' then 'leads'
            when '跟进记录' then 'follow_ups'
            when '商机' then 'opportunities'
            when '销售订单' then 'orders'
            when '售后工单' then 'service_cases'
            when '预约登记' then 'appointments'
            when '积分流水' then 'loyalty_entries'
        end as entity,
        record_key as entity_key,
        row_status,
        quarantine_reason as reason,
        case when form_name in ('销售订单', '商机') then amount end as amount,
        extra
    from records

)

select * from final
