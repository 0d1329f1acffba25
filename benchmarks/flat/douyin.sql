with

orders as (

    select
        *,
        coalesce(doudian_open_id, order_id) as buyer_key,
        mask_post_receiver as name,
        mask_post_addr->>'$.province.name' as province,
        mask_post_addr->>'$.city.name' as city,
        mask_post_addr->>'$.town.name' as district,
        mask_post_addr->>'$.detail' as address
    from douyin.orders
    where order_id is not null
    qualify row_number() over (
        partition by shop_id, order_id order by update_time desc
    ) = 1

)

-- Only receivers are named: see taobao.sql.
select
    'douyin:' || shop_id || ':buyer:' || buyer_key as record_id,
    'douyin' as channel,
    buyer_key as customer_id,
    agreed(name) as name,
    case when min(name) = max(name) then max(mask_post_tel) end as phone,
    agreed(province) as province,
    agreed(city) as city,
    agreed(district) as district,
    agreed(address) as address,
    min(create_time) as created_at,
    max(create_time) as updated_at
from orders
group by shop_id, buyer_key
