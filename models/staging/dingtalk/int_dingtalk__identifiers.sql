with

companies as (

    select *
    from {{ ref('stg_dingtalk__crm_customers') }}
    where row_status = 'kept' and not is_person

),

people as (

    select * from {{ ref('int_dingtalk__people') }}

),

final as (

    {{ identifier_rows(
        'companies', 'account_id', 'instance_id', 'instance_id',
        scope="'dingtalk:' || corp_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'account_id', 'account_id',
        scope="'dingtalk:' || corp_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'external_userid', 'external_userid',
        scope="'dingtalk:' || corp_id || ':external'", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'dingtalk_unionid', 'dingtalk_unionid',
        scope="'dingtalk:' || corp_id || ':unionid'", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'account_id', 'employer_id', 'employer_id',
        scope="'dingtalk:' || corp_id", role='employer', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'companies', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'email', 'email', 'email_raw', 'email_status'
    ) }}

)

select * from final
