with

customers as (

    select *
    from {{ ref('stg_service_desk__customers') }}
    where row_status = 'kept'

),

callers as (

    select * from {{ ref('int_service_desk__callers') }}

),

listed as (

    select
        record_id,
        created_at,
        {{ explode_json_array('cellphones_raw') }} as cellphone
    from customers

),

-- An entry is an object with the number in it, or the number itself.
read_phones as (

    select
        record_id,
        created_at,
        coalesce({{ json_text('cellphone', 'content') }}, cellphone)
            as phone_raw
    from listed

),

phones as (

    select
        *,
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status
    from read_phones

),

final as (

    {{ identifier_rows(
        'customers', 'account_id', 'customer_id', 'customer_id',
        scope="'service_desk:' || subdomain", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'callers', 'account_id', 'customer_id', 'customer_id',
        scope="'service_desk:' || subdomain", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'wechat_openid', 'wechat_openid', 'wechat_openid',
        scope="coalesce(wechat_appid, 'service_desk:' || subdomain)",
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'phones', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'callers', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='opened_at'
    ) }}

)

select * from final
