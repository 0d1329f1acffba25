with

records as (

    select *
    from {{ ref('int_zhidao__records') }}
    where form_name = '跟进记录'

),

final as (

    select
        record_key as follow_up_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        data_id as source_follow_up_id,
        record_id,
        {{ null_columns(['opportunity_id']) }},
        staff_id,
        case {{ json_text('fields', '跟进方式') }}
            when '拜访' then 'visit'
            when '电话' then 'call'
            when '微信' then 'chat'
            when '邮件' then 'email'
            else 'other'
        end as follow_up_method,
        {{ clean_text(json_text('fields', '跟进内容')) }} as content,
        coalesce(
            {{ parse_timestamp(
                json_text('fields', '跟进时间'), 'Asia/Shanghai'
            ) }},
            created_at
        ) as followed_up_at,
        {{ parse_timestamp(
            json_text('fields', '下次跟进时间'), 'Asia/Shanghai'
        ) }} as next_follow_up_at
    from records

)

select * from final
