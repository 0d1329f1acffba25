with

customers as (

    select *
    from {{ ref('stg_service_desk__customers') }}
    where row_status = 'kept'

),

callers as (

    select *
    from {{ ref('int_service_desk__callers') }}
    where case_rank = 1

),

-- Who chats from WeChat shows the nickname there, others give a name.
named as (

    select
        record_id,
        subdomain,
        customer_id,
        case when wechat_openid is null then name_raw end as name_raw,
        case when wechat_openid is not null then name_raw end as nickname,
        member_level,
        deleted_at is not null as is_deleted,
        'person' as party_type,
        created_at,
        updated_at
    from customers

    union all

    select
        record_id,
        subdomain,
        caller_key as customer_id,
        name_raw,
        {{ null_columns(['nickname', 'member_level']) }},
        false as is_deleted,
        'unknown' as party_type,
        opened_at as created_at,
        opened_at as updated_at
    from callers

),

final as (

    select
        record_id,
        'service_desk' as system,
        'service_desk' as channel,
        subdomain as scope,
        customer_id as source_record_id,
        party_type,
        {{ clean_name('name_raw') }} as full_name,
        {{ name_status('name_raw') }} as name_status,
        {{ family_name('name_raw') }} as family_name,
        {{ given_name('name_raw') }} as given_name,
        nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        {{ name_gender('name_raw') }} as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code',
        ]) }},
        member_level,
        {{ null_columns(['points', 'consent_marketing']) }},
        is_deleted,
        created_at,
        updated_at
    from named

)

select * from final
