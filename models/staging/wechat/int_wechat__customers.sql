with

followers as (

    select *
    from {{ ref('stg_wechat__official_account_followers') }}
    where row_status = 'kept'

),

users as (

    select *
    from {{ ref('stg_wechat__mini_program_users') }}
    where row_status = 'kept'

),

member_cards as (

    select *
    from {{ ref('stg_wechat__member_cards') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_wechat__buyers') }}

),

follower_records as (

    select
        record_id,
        'wechat' as system,
        'wechat_official_account' as channel,
        appid as scope,
        openid as source_record_id,
        'person' as party_type,
        {{ clean_name('remark') }} as full_name,
        {{ name_status('remark') }} as name_status,
        {{ family_name('remark') }} as family_name,
        {{ given_name('remark') }} as given_name,
        nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        {{ name_gender('remark') }} as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        subscribed_at as created_at,
        subscribed_at as updated_at
    from followers

),

user_records as (

    select
        users.record_id,
        'wechat' as system,
        'wechat_mini_program' as channel,
        users.appid as scope,
        users.openid as source_record_id,
        'person' as party_type,
        {{ null_columns(['full_name']) }},
        'absent' as name_status,
        {{ null_columns(['family_name', 'given_name']) }},
        users.nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        users.gender,
        {{ null_columns(['birth_date']) }},
        users.country,
        coalesce(provinces.name, users.province_raw) as province,
        coalesce(cities.name, users.city_raw) as city,
        {{ null_columns([
            'district', 'address', 'postal_code', 'member_level', 'points',
            'consent_marketing',
        ]) }},
        false as is_deleted,
        users.phone_given_at as created_at,
        users.phone_given_at as updated_at
    from users
    {{ join_regions('users') }}

),

card_records as (

    select
        record_id,
        'wechat' as system,
        'wechat_member_card' as channel,
        appid as scope,
        member_card_no as source_record_id,
        'person' as party_type,
        {{ clean_name('name_raw') }} as full_name,
        {{ name_status('name_raw') }} as name_status,
        {{ family_name('name_raw') }} as family_name,
        {{ given_name('name_raw') }} as given_name,
        nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        coalesce(gender, {{ name_gender('name_raw') }}) as gender,
        birth_date,
        {{ null_columns(['country', 'province', 'city', 'district']) }},
        address_raw as address,
        {{ null_columns(['postal_code', 'member_level']) }},
        points,
        {{ null_columns(['consent_marketing']) }},
        false as is_deleted,
        {{ null_columns(['created_at', 'updated_at']) }}
    from member_cards

),

buyer_records as (

    select
        record_id,
        'wechat' as system,
        'wechat_pay' as channel,
        appid as scope,
        openid as source_record_id,
        'unknown' as party_type,
        {{ null_columns(['full_name']) }},
        'absent' as name_status,
        {{ null_columns([
            'family_name', 'given_name', 'nickname', 'company_name',
            'job_title', 'gender', 'birth_date', 'country', 'province', 'city',
            'district', 'address', 'postal_code', 'member_level', 'points',
            'consent_marketing',
        ]) }},
        false as is_deleted,
        first_paid_at as created_at,
        first_paid_at as updated_at
    from buyers

),

final as (

    select * from follower_records

    union all

    select * from user_records

    union all

    select * from card_records

    union all

    select * from buyer_records

)

select * from final
