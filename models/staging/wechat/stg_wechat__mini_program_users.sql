with

users as (

    select * from {{ raw('wechat', 'mini_program_users') }}

),

-- The number stands without its country, and the country beside it.
dialled as (

    select
        *,
        case
            when {{ clean_text('countryCode') }} <> '86'
                then
                    '+' || {{ clean_text('countryCode') }}
                    || ' ' || {{ clean_text('purePhoneNumber') }}
            else
                coalesce(
                    {{ clean_text('purePhoneNumber') }},
                    {{ clean_text('phoneNumber') }}
                )
        end as phone_raw
    from users

),

renamed as (

    select
        ---------- keys
        'wechat:' || {{ clean_text('appid') }}
        || ':' || {{ clean_text('openid') }} as record_id,
        {{ clean_text('appid') }} as appid,
        {{ clean_text('openid') }} as openid,
        {{ clean_text('unionId') }} as unionid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        phone_raw,

        ---------- text
        nullif({{ clean_text('nickName') }}, '微信用户') as nickname,
        {{ normalize_gender('gender') }} as gender,
        {{ clean_text('country') }} as country,
        {{ clean_text('province') }} as province_raw,
        {{ clean_text('city') }} as city_raw,
        cast(null as {{ dbt.type_string() }}) as district_raw,
        cast(null as {{ dbt.type_string() }}) as address_raw,

        ---------- timestamps
        {{ parse_timestamp(json_text('watermark', 'timestamp'), 'UTC') }}
            as phone_given_at

    from dialled

),

judged as (

    select
        *,
        case
            when appid is null then 'no appid'
            when openid is null then 'no openid'
            when phone_given_at > {{ as_of() }}
                then 'phone given later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'phone_given_at') }} as row_status
    from judged

)

select * from final
