with

member_cards as (

    select * from {{ raw('wechat', 'member_cards') }}

),

-- What the holder filled in comes as a list of names and values.
filled_in as (

    select
        *,
        {{ json_listed_text(
            'common_field_list', 'USER_FORM_INFO_FLAG_MOBILE'
        ) }} as phone_raw,
        {{ json_listed_text(
            'common_field_list', 'USER_FORM_INFO_FLAG_NAME'
        ) }} as name_raw,
        {{ json_listed_text(
            'common_field_list', 'USER_FORM_INFO_FLAG_BIRTHDAY'
        ) }} as birthday_raw,
        {{ json_listed_text(
            'common_field_list', 'USER_FORM_INFO_FLAG_EMAIL'
        ) }} as email_raw,
        {{ json_listed_text(
            'common_field_list', 'USER_FORM_INFO_FLAG_LOCATION'
        ) }} as address_raw
    from member_cards

),

renamed as (

    select
        ---------- keys
        'wechat:' || {{ clean_text('appid') }}
        || ':card:' || {{ clean_text('membership_number') }} as record_id,
        {{ clean_text('appid') }} as appid,
        {{ clean_text('membership_number') }} as member_card_no,
        {{ clean_text('openid') }} as openid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        phone_raw,
        {{ normalize_email('email_raw') }} as email,
        {{ email_status('email_raw') }} as email_status,
        email_raw,

        ---------- text
        name_raw,
        nullif({{ clean_text('nickname') }}, '微信用户') as nickname,
        {{ normalize_gender('sex') }} as gender,
        {{ clean_text('address_raw') }} as address_raw,
        {{ clean_text('user_card_status') }} as user_card_status,

        ---------- numbers
        {{ parse_amount('bonus') }} as points,
        {{ parse_amount('balance') }} as balance,

        ---------- booleans
        {{ parse_boolean('has_active') }} as is_active,

        ---------- dates
        {{ parse_date('birthday_raw') }} as birth_date

    from filled_in

),

judged as (

    select
        *,
        case
            when appid is null then 'no appid'
            when member_card_no is null then 'no membership number'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
