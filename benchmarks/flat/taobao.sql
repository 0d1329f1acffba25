with

-- What the platform enciphers is hidden, not wrong.
trades as (

    select
        seller_nick,
        tid,
        coalesce(buyer_open_uid, tid) as buyer_key,
        buyer_open_uid,
        buyer_nick,
        alipay_id,
        buyer_email,
        created,
        case when receiver_name not like '~%~1~' then receiver_name end as name,
        case when receiver_mobile not like '$%$1$' then receiver_mobile end
            as phone,
        receiver_state,
        receiver_city,
        receiver_district,
        case when receiver_address not like '~%~1~' then receiver_address end
            as address,
        nullif(receiver_zip, '000000') as postal_code
    from taobao.trades
    qualify row_number() over (
        partition by seller_nick, tid order by modified desc
    ) = 1

),

-- Only receivers are named. Who all trades of a buyer go to is taken for the
-- buyer; one gift among them, and name, phone and address stay open.
buyers as (

    select
        seller_nick,
        buyer_key,
        max(buyer_open_uid) as buyer_open_uid,
        arg_max(buyer_nick, tid) as nickname,
        coalesce(min(name[1]) = max(name[1]), true)
        and count(distinct name) filter (name not like '%*%') <= 1 as is_one,
        coalesce(min(name) filter (name not like '%*%'), min(name)) as name,
        coalesce(
            arg_max(phone, tid) filter (regexp_full_match(phone, '[0-9]{11}')),
            arg_max(phone, tid)
        ) as phone,
        max(buyer_email) as email,
        max(alipay_id) as alipay_user_id,
        agreed(receiver_state) as province,
        agreed(receiver_city) as city,
        agreed(receiver_district) as district,
        agreed(address) as address,
        agreed(postal_code) as postal_code,
        min(created) as created_at,
        max(created) as updated_at
    from trades
    group by seller_nick, buyer_key

),

downloads as (

    select
        "店铺名称" as seller_nick,
        replace(replace(订单编号, '="', ''), '"', '') as tid,
        case
            when 买家会员名 like '%*%' then tid else 'nick:' || 买家会员名
        end as buyer_key,
        买家会员名 as nickname,
        收货人姓名 as name,
        联系手机 as phone,
        买家支付宝账号 as email,
        订单创建时间 as created_at
    from taobao.exported_orders
    where tid not in (select tid from taobao.trades)

),

file_buyers as (

    select
        'taobao:' || seller_nick || ':buyer:' || buyer_key as record_id,
        'taobao' as channel,
        replace(buyer_key, 'nick:', '') || '@' || seller_nick as customer_id,
        max(name) as name,
        max(nickname) as nickname,
        max(phone) as phone,
        max(email) as email,
        min(created_at) as created_at
    from downloads
    group by seller_nick, buyer_key

),

chats as (

    select
        'taobao:' || seller_nick || ':buyer:' || open_uid as record_id,
        'taobao' as channel,
        open_uid as customer_id,
        max(eval_recer) as nickname,
        open_uid as taobao_open_uid,
        min(send_time) as created_at
    from taobao.chat_ratings
    where
        open_uid not in (select ouid from taobao.members)
        and open_uid not in (select buyer_key from buyers)
    group by seller_nick, open_uid

)

select
    case
        when ouid is null
            then 'taobao:' || buyers.seller_nick || ':buyer:' || buyer_key
        else 'taobao:' || members.seller_nick || ':' || ouid
    end as record_id,
    'taobao' as channel,
    coalesce(ouid, buyer_key) as customer_id,
    case when ouid is not null then 'person' end as party_type,
    case when is_one then name end as name,
    coalesce(members.buyer_nick, nickname) as nickname,
    case when is_one then phone end as phone,
    email,
    alipay_user_id,
    coalesce(ouid, buyer_open_uid) as taobao_open_uid,
    province,
    city,
    district,
    address,
    postal_code,
    grade_name as member_level,
    created_at,
    updated_at
from taobao.members
full join buyers
    on
        members.seller_nick = buyers.seller_nick
        and members.ouid = buyers.buyer_key
union all by name
select * from file_buyers
union all by name
select * from chats
