with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where form_name = '商机'

),

final as (

    select
        record_key as opportunity_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        data_id as source_opportunity_id,
        record_id,
        {{ null_columns(['lead_id', 'campaign_id']) }},
        staff_id,
        {{ clean_text(json_text('fields', '商机名称')) }} as opportunity_name,
        case {{ json_text('fields', '商机阶段') }}
            when '赢单' then 'won'
            when '输单' then 'lost'
            when '初步沟通' then 'open'
            when '方案报价' then 'open'
            else 'unknown'
        end as status,
        {{ clean_text(json_text('fields', '商机阶段')) }} as stage,
        'CNY' as currency,
        amount,
        {{ parse_amount(
            "replace(" ~ json_text('fields', '赢率') ~ ", '%', '')"
        ) }} as probability,
        created_at,
        {{ parse_date(json_text('fields', '预计成交日期')) }} as close_date,
        case
            when {{ json_text('fields', '商机阶段') }} in ('赢单', '输单')
                then updated_at
        end as closed_at
    from records

)

select * from final
