with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where form_name = '线索'

),

final as (

    select
        record_key as lead_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        data_id as source_lead_id,
        record_key as record_id,
        {{ null_columns(['campaign_id']) }},
        staff_id,
        case
            when is_deleted then 'lost'
            when {{ json_text('fields', '线索状态') }} = '待跟进' then 'open'
            when {{ json_text('fields', '线索状态') }} = '跟进中' then 'qualified'
            when {{ json_text('fields', '线索状态') }} = '已转化' then 'converted'
            when {{ json_text('fields', '线索状态') }} = '无效' then 'lost'
            else 'unknown'
        end as status,
        {{ clean_text(json_text('fields', '线索状态')) }} as source_status,
        {{ clean_text(json_text('fields', '线索来源')) }} as lead_source,
        {{ null_columns(['score']) }},
        created_at,
        case
            when {{ json_text('fields', '线索状态') }} = '已转化' then updated_at
        end as converted_at
    from records

)

select * from final
