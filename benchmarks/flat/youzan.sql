with

customers as (

    select *
    from youzan.customers
    qualify row_number() over (
        partition by node_kdt_id, yz_open_id
        order by cast(updated_time as bigint) desc
    ) = 1

),

trades as (

    select
        *,
        coalesce(yz_open_id, tid) as buyer_key,
        coalesce(receiver_name, self_fetch_info ->> 'user_name') as receiver,
        coalesce(receiver_tel, nullif(self_fetch_info ->> 'user_tel', ''))
            as receiver_phone
    from youzan.trades
    qualify row_number() over (
        partition by kdt_id, tid order by update_time desc
    ) = 1

),

-- The receiver is the buyer only where nothing says otherwise.
judged as (

    select
        *,
        gift_no is null
        and (
            buyer_phone is null
            or receiver_phone is null
            or receiver_phone like '%*%'
            or receiver_phone = buyer_phone
        ) as is_own_receiver
    from trades

),

buyers as (

    select
        kdt_id,
        buyer_key,
        list(buyer_phone order by created, tid)
            filter (buyer_phone is not null) as phones,
        max(outer_user_id) as wechat_openid,
        min(created) as created_at
    from judged
    group by kdt_id, buyer_key

),

first_trades as (

    select *
    from judged
    qualify row_number() over (
        partition by kdt_id, buyer_key
        order by is_own_receiver desc, created, tid
    ) = 1

),

accounts as (

    select
        'youzan:' || node_kdt_id || ':' || yz_open_id as record_id,
        'youzan' as channel,
        yz_open_id as customer_id,
        'person' as party_type,
        name,
        weixin_nickname as nickname,
        gender,
        birthday as birth_date,
        coalesce(mobile, phones[1]) as phone,
        other_phone(coalesce(mobile, phones[1]), phones) as phone_2,
        null as resident_id,
        case when fasn_type = '1' then nullif(fans_id, '0') end as other_id,
        wechat_openid,
        null as wechat_unionid,
        node_kdt_id as shop,
        card_no as member_card_no,
        contact_address ->> 'province' as province,
        contact_address ->> 'city' as city,
        contact_address ->> 'county' as district,
        contact_address ->> 'address' as address,
        points,
        customers.created_at,
        updated_time as updated_at
    from customers
    left join buyers
        on node_kdt_id = kdt_id and yz_open_id = buyer_key

),

fans as (

    select
        'youzan:' || kdt_id || ':fan:' || user_id as record_id,
        'youzan_fans' as channel,
        user_id as customer_id,
        'person' as party_type,
        nick as nickname,
        sex as gender,
        user_id as other_id,
        weixin_openid as wechat_openid,
        union_id as wechat_unionid,
        kdt_id as shop,
        follow_time as created_at
    from youzan.followers

),

guests as (

    select
        'youzan:' || buyers.kdt_id || ':buyer:' || buyers.buyer_key
            as record_id,
        'youzan' as channel,
        buyers.buyer_key as customer_id,
        case when is_own_receiver then receiver end as name,
        coalesce(
            phones[1], case when is_own_receiver then receiver_phone end
        ) as phone,
        other_phone(phones[1], phones) as phone_2,
        case when is_own_receiver then id_card_number end as resident_id,
        wechat_openid,
        buyers.kdt_id as shop,
        case when is_own_receiver then delivery_province end as province,
        case when is_own_receiver then delivery_city end as city,
        case when is_own_receiver then delivery_district end as district,
        case when is_own_receiver then delivery_address end as address,
        created_at
    from buyers
    inner join first_trades using (kdt_id, buyer_key)
    anti join customers
        on
            buyers.kdt_id = customers.node_kdt_id
            and buyers.buyer_key = customers.yz_open_id

),

holders as (

    select
        'youzan:' || moved.kdt_id || ':buyer:' || moved.yz_open_id
            as record_id,
        'youzan' as channel,
        moved.yz_open_id as customer_id,
        moved.kdt_id as shop,
        min(moved.created_at) as created_at
    from (
        select kdt_id, yz_open_id, created_at from youzan.points_log
        union all
        select kdt_id, yz_open_id, created_at from youzan.coupon_uses
    ) as moved
    anti join customers
        on
            moved.kdt_id = customers.node_kdt_id
            and moved.yz_open_id = customers.yz_open_id
    anti join buyers
        on
            moved.kdt_id = buyers.kdt_id
            and moved.yz_open_id = buyers.buyer_key
    group by moved.kdt_id, moved.yz_open_id

),

records as (

    select * from accounts
    union all by name
    select * from fans
    union all by name
    select * from guests
    union all by name
    select * from holders

)

-- A shop's openids and followers are known within that shop only.
select
    * exclude (shop),
    case when wechat_openid is not null then 'youzan:' || shop end
        as wechat_appid,
    case when other_id is not null then 'youzan_fans:' || shop end
        as other_id_type
from records
