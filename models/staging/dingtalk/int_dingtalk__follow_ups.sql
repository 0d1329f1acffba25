with

follow_records as (

    select *
    from {{ ref('stg_dingtalk__crm_follow_records') }}
    where row_status = 'kept'

),

customers as (

    select record_id from {{ ref('int_dingtalk__customers') }}

),

final as (

    select
        follow_records.follow_up_id,
        'dingtalk' as system,
        'dingtalk_crm' as channel,
        follow_records.source_follow_up_id,
        customers.record_id,
        {{ null_columns(['opportunity_id']) }},
        follow_records.staff_id,
        case
            when {{ matches('follow_records.choices', '电话') }} then 'call'
            when {{ matches('follow_records.choices', '微信|钉钉|在线') }}
                then 'chat'
            when {{ matches('follow_records.choices', '邮件') }} then 'email'
            when {{ matches('follow_records.choices', '拜访|上门|到店') }}
                then 'visit'
            else 'other'
        end as follow_up_method,
        follow_records.content,
        follow_records.followed_up_at,
        {{ null_columns(['next_follow_up_at']) }}
    from follow_records
    left join customers
        on follow_records.subject_record_id = customers.record_id

)

select * from final
