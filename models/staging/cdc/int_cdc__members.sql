with

members as (

    select *
    from {{ ref('int_cdc__changes') }}
    where table_name = 'members' and is_state

),

opened as (

    select
        'cdc:' || database_name || ':' || row_key as record_id,
        database_name,
        row_key as member_id,
        {{ json_text('row_raw', 'member_no') }} as member_no_cell,
        {{ json_text('row_raw', 'name') }} as name_cell,
        {{ json_text('row_raw', 'mobile') }} as mobile_cell,
        {{ json_text('row_raw', 'email') }} as email_cell,
        {{ json_text('row_raw', 'wx_unionid') }} as wx_unionid_cell,
        {{ json_text('row_raw', 'wx_openid') }} as wx_openid_cell,
        {{ json_text('row_raw', 'gender') }} as gender_cell,
        {{ json_text('row_raw', 'birthday') }} as birthday_cell,
        {{ json_text('row_raw', 'province') }} as province_cell,
        {{ json_text('row_raw', 'city') }} as city_cell,
        {{ json_text('row_raw', 'district') }} as district_cell,
        {{ json_text('row_raw', 'address') }} as address_cell,
        {{ json_text('row_raw', 'level') }} as level_cell,
        {{ json_text('row_raw', 'points') }} as points_cell,
        {{ json_text('row_raw', 'sms_consent') }} as sms_consent_cell,
        {{ json_text('row_raw', 'created_at') }} as created_at_cell,
        is_gone as is_deleted,
        last_changed_at
    from members

),

final as (

    select
        record_id,
        database_name,
        member_id,
        {{ clean_text('member_no_cell') }} as member_card_no,
        {{ normalize_phone('mobile_cell') }} as phone,
        {{ phone_status('mobile_cell') }} as phone_status,
        mobile_cell as phone_raw,
        {{ normalize_email('email_cell') }} as email,
        {{ email_status('email_cell') }} as email_status,
        email_cell as email_raw,
        {{ clean_text('wx_unionid_cell') }} as wechat_unionid,
        {{ clean_text('wx_openid_cell') }} as wechat_openid,
        {{ clean_text('name_cell') }} as name_raw,
        {{ normalize_gender('gender_cell') }} as gender,
        {{ clean_text('province_cell') }} as province_raw,
        {{ clean_text('city_cell') }} as city_raw,
        {{ clean_text('district_cell') }} as district_raw,
        {{ clean_text('address_cell') }} as address_raw,
        {{ clean_text('level_cell') }} as member_level,
        {{ parse_amount('points_cell') }} as points,
        {{ parse_boolean('sms_consent_cell') }} as has_sms_consent,
        is_deleted,
        {{ cdc_date('birthday_cell') }} as birth_date,
        {{ cdc_timestamp('created_at_cell') }} as created_at,
        last_changed_at as updated_at
    from opened

)

select * from final
