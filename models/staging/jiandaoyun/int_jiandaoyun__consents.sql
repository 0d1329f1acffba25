with

states as (

    select * from {{ ref('int_jiandaoyun__customer_states') }}

),

ticked as (

    select distinct
        record_id,
        updated_at,
        {{ explode_json_array('consent_raw') }} as word
    from states

),

final as (

    select
        record_id || ':' || word as consent_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        record_id,
        'marketing' as purpose,
        case word
            when '短信' then 'sms'
            when '电话' then 'phone'
            when '微信' then 'wechat'
            when '邮件' then 'email'
            else 'any'
        end as medium,
        true as is_granted,
        word as source_status,
        updated_at as recorded_at,
        {{ null_columns(['expires_at']) }}
    from ticked

)

select * from final
