with

customers as (

    select * from {{ raw('generic', 'customers') }}

),

renamed as (

    select
        ---------- keys
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ key_part('customer_id') }} as record_id,
        channel,
        customer_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone') }} as phone,
        {{ phone_status('phone') }} as phone_status,
        phone as phone_raw,
        {{ normalize_phone('phone_2') }} as phone_2,
        {{ phone_status('phone_2') }} as phone_2_status,
        phone_2 as phone_2_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,
        {{ normalize_resident_id('resident_id') }} as resident_id,
        {{ resident_id_status('resident_id') }} as resident_id_status,
        resident_id as resident_id_raw,
        {{ clean_text('other_id') }} as other_id,
        {{ clean_text('other_id_type') }} as other_id_type,
        {{ clean_text('wechat_unionid') }} as wechat_unionid,
        {{ clean_text('wechat_openid') }} as wechat_openid,
        {{ clean_text('wechat_appid') }} as wechat_appid,
        {{ clean_text('wecom_external_userid') }} as wecom_external_userid,
        {{ clean_text('alipay_user_id') }} as alipay_user_id,
        {{ clean_text('taobao_open_uid') }} as taobao_open_uid,
        {{ clean_text('member_card_no') }} as member_card_no,
        {{ clean_text('device_id') }} as device_id,
        {{ normalize_uscc('uscc') }} as uscc,
        {{ uscc_status('uscc') }} as uscc_status,
        uscc as uscc_raw,

        ---------- text
        lower({{ clean_text('party_type') }}) as party_type,
        coalesce(
            {{ clean_text('name') }},
            {{ join_name('family_name', 'given_name') }}
        ) as name_raw,
        {{ clean_text('family_name') }} as family_name_raw,
        {{ clean_text('given_name') }} as given_name_raw,
        {{ clean_text('nickname') }} as nickname,
        {{ clean_text('company') }} as company_name,
        {{ clean_text('job_title') }} as job_title,
        {{ normalize_gender('gender') }} as gender,
        {{ clean_text('country') }} as country,
        {{ clean_text('province') }} as province_raw,
        {{ clean_text('city') }} as city_raw,
        {{ clean_text('district') }} as district_raw,
        {{ clean_text('address') }} as address_raw,
        {{ clean_text('postal_code') }} as postal_code,
        {{ clean_text('member_level') }} as member_level,

        ---------- numbers
        {{ parse_amount('points') }} as points,

        ---------- booleans
        {{ parse_boolean('consent_marketing') }} as consent_marketing,
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('birth_date') }} as birth_date,
        {{ parse_timestamp('created_at', var('generic_timezone')) }}
            as created_at,
        {{ timestamp_status('created_at', var('generic_timezone')) }}
            as created_at_status,
        {{ parse_timestamp('updated_at', var('generic_timezone')) }}
            as updated_at

    from customers

),

judged as (

    select
        *,
        case
            when channel is null then 'no channel'
            when customer_id is null then 'no customer id'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
