with

follow_ups as (

    select *
    from {{ ref('stg_jiandaoyun__follow_ups') }}
    where row_status = 'kept'

),

states as (

    select record_id
    from {{ ref('int_jiandaoyun__customer_states') }}

),

final as (

    select
        follow_ups.follow_up_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        follow_ups.source_follow_up_id,
        states.record_id,
        follow_ups.opportunity_id,
        follow_ups.staff_id,
        case follow_ups.source_method
            when '上门拜访' then 'visit'
            when '电话' then 'call'
            when '微信' then 'chat'
            when '邮件' then 'email'
            else 'other'
        end as follow_up_method,
        follow_ups.content,
        follow_ups.followed_up_at,
        follow_ups.next_follow_up_at
    from follow_ups
    left join states
        on follow_ups.account_record_id = states.record_id

)

select * from final
