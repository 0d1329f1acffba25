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

final as (

    {{ identifier_rows(
        'followers', 'wechat_openid', 'openid', 'openid', scope='appid',
        is_verified='true', valid_from='subscribed_at'
    ) }}
    union all
    {{ identifier_rows(
        'followers', 'wechat_unionid', 'unionid', 'unionid',
        is_verified='true', valid_from='subscribed_at'
    ) }}
    union all
    {{ identifier_rows(
        'users', 'wechat_openid', 'openid', 'openid', scope='appid',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'users', 'wechat_unionid', 'unionid', 'unionid', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'users', 'phone', 'phone', 'phone_raw', 'phone_status',
        is_verified='true', valid_from='phone_given_at'
    ) }}
    union all
    {{ identifier_rows(
        'member_cards', 'member_card_no', 'member_card_no', 'member_card_no',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'member_cards', 'wechat_openid', 'openid', 'openid', scope='appid',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'wechat_openid', 'openid', 'openid', scope='appid',
        is_verified='true', valid_from='first_paid_at'
    ) }}
    union all
    {{ identifier_rows(
        'member_cards', 'phone', 'phone', 'phone_raw', 'phone_status'
    ) }}
    union all
    {{ identifier_rows(
        'member_cards', 'email', 'email', 'email_raw', 'email_status'
    ) }}

)

select * from final
