with

-- Texts are coded for a URL once, or twice.
decoded as (

    select
        app_id,
        order_id,
        ctime,
        recipient_phone,
        order_phone_number,
        url_decode(url_decode(recipient_name)) as name,
        url_decode(url_decode(recipient_address)) as address,
        url_decode(url_decode(invoice_title)) as company,
        url_decode(url_decode(user_member_info)) as member
    from meituan.orders
    where total is not null
    qualify row_number() over (
        partition by app_id, order_id order by utime desc
    ) = 1

),

orders as (

    select
        *,
        member->>'$.card_code' as member_card_no,
        member->>'$.level_code' as member_level,
        split_part(name, '(', 1) as bare_name
    from decoded

),

-- Only receivers are named: see taobao.sql.
buyers as (

    select
        app_id,
        coalesce(member_card_no, 'buyer:' || order_id) as record_key,
        coalesce(member_card_no, order_id) as customer_id,
        member_card_no,
        coalesce(min(name[1]) = max(name[1]), true)
        and count(distinct bare_name) filter (bare_name not like '%*%') <= 1
            as is_one,
        coalesce(min(name) filter (name not like '%*%'), min(name)) as name,
        arg_max(recipient_phone, ctime) as recipient_phone,
        coalesce(
            arg_max(order_phone_number, ctime) filter (
                regexp_full_match(order_phone_number, '[0-9]{11}')
            ),
            arg_max(order_phone_number, ctime)
        ) as phone,
        agreed(address) as address,
        agreed(company) as company,
        max(member_level) as member_level,
        min(ctime) as created_at,
        max(ctime) as updated_at
    from orders
    group by all

)

select
    'meituan:' || app_id || ':' || record_key as record_id,
    'meituan_waimai' as channel,
    customer_id,
    case when member_card_no is not null then 'person' end as party_type,
    case when is_one then name end as name,
    coalesce(phone, case when is_one then recipient_phone end) as phone,
    member_card_no,
    company,
    address,
    member_level,
    created_at,
    updated_at
from buyers
