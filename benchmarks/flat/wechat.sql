with

followers as (

    select
        'wechat:' || appid || ':' || openid as record_id,
        'wechat_oa' as channel,
        openid as customer_id,
        remark as name,
        nickname,
        sex as gender,
        unionid as wechat_unionid,
        openid as wechat_openid,
        appid as wechat_appid,
        subscribe_time as created_at
    from wechat.official_account_followers

),

users as (

    select
        'wechat:' || appid || ':' || openid as record_id,
        'mini_program' as channel,
        openid as customer_id,
        nickName as nickname,
        gender,
        phoneNumber as phone,
        unionId as wechat_unionid,
        openid as wechat_openid,
        appid as wechat_appid,
        country,
        province,
        city,
        watermark ->> 'timestamp' as created_at
    from wechat.mini_program_users

),

cards as (

    select
        'wechat:' || appid || ':card:' || membership_number as record_id,
        'member_card' as channel,
        membership_number as customer_id,
        filled_in(common_field_list, 'NAME') as name,
        nickname,
        sex as gender,
        filled_in(common_field_list, 'BIRTHDAY') as birth_date,
        filled_in(common_field_list, 'MOBILE') as phone,
        filled_in(common_field_list, 'EMAIL') as email,
        openid as wechat_openid,
        case when openid is not null then appid end as wechat_appid,
        membership_number as member_card_no,
        bonus as points
    from wechat.member_cards

),

records as (

    select * from followers
    union all by name
    select * from users
    union all by name
    select * from cards

)

select
    *,
    'person' as party_type
from records
