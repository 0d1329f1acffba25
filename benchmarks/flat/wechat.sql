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

payers as (

    select
        'wechat:' || appid || ':buyer:' || openid as record_id,
        'wechat_pay' as channel,
        appid || '/' || openid as customer_id,
        openid as wechat_openid,
        appid as wechat_appid,
        min(created_at) as created_at
    from (
        select
            ltrim("公众账号ID", '`') as appid,
            ltrim(用户标识, '`') as openid,
            replace(ltrim(交易时间, '`'), '：', ':') as created_at
        from wechat.pay_bills
    )
    where
        record_id not in (
            select replace(record_id, appid || ':', appid || ':buyer:')
            from (
                select appid, record_id from (
                    select wechat_appid as appid, record_id from followers
                    union all
                    select wechat_appid as appid, record_id from users
                )
            )
        )
    group by appid, openid

),

records as (

    select * from followers
    union all by name
    select * from users
    union all by name
    select * from cards
    union all by name
    select * from payers

)

select
    *,
    case when channel <> 'wechat_pay' then 'person' end as party_type
from records
