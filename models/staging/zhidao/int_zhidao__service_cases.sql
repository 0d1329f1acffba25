with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where form_name = '售后工单'

),

final as (

    select
        record_key as service_case_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        {{ clean_text(json_text('fields', '工单编号')) }} as source_case_id,
        record_id,
        {{ null_columns(['order_id']) }},
        staff_id,
        {{ clean_text(json_text('fields', '问题类型')) }} as issue_type,
        {{ clean_text(json_text('fields', '问题描述')) }} as subject,
        {{ clean_text(json_text('fields', '优先级')) }} as priority,
        case {{ json_text('fields', '工单状态') }}
            when '待处理' then 'open'
            when '处理中' then 'pending'
            when '已完结' then 'closed'
            else 'unknown'
        end as status,
        {{ clean_text(json_text('fields', '工单状态')) }} as source_status,
        case
            when {{ matches(json_text('fields', '满意度'), '^[1-5]$') }}
                then {{ parse_amount(json_text('fields', '满意度')) }}
        end as satisfaction,
        {{ null_columns(['first_response_seconds']) }},
        created_at as opened_at,
        {{ parse_timestamp(
            json_text('fields', '首次响应时间'), 'Asia/Shanghai'
        ) }} as first_responded_at,
        {{ parse_timestamp(
            json_text('fields', '完结时间'), 'Asia/Shanghai'
        ) }} as closed_at
    from records

)

select * from final
