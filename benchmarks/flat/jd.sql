with

-- What the platform enciphers is hidden, not wrong.
orders as (

    select
        venderId,
        orderId,
        pin,
        open_id_buyer,
        orderStartTime as created,
        consigneeInfo->>'$.province' as province,
        consigneeInfo->>'$.city' as city,
        consigneeInfo->>'$.county' as district,
        consigneeInfo->>'$.fullAddress' as address,
        case
            when (consigneeInfo->>'$.fullname')
                <> (consigneeInfo->>'$.encrypt_fullname')
                then consigneeInfo->>'$.fullname'
        end as name,
        case
            when (consigneeInfo->>'$.mobile')
                <> (consigneeInfo->>'$.encrypt_mobile')
                then consigneeInfo->>'$.mobile'
        end as phone
    from jd.orders
    qualify row_number() over (
        partition by venderId, orderId order by modified desc
    ) = 1

),

-- An order that shows both keys tells whose the open id is.
pins as (

    select
        venderId,
        open_id_buyer,
        min(pin) as known_pin
    from orders
    where pin is not null and open_id_buyer is not null
    group by venderId, open_id_buyer
    having min(pin) = max(pin)

),

keyed as (

    select
        orders.*,
        coalesce(
            orders.pin, known_pin, orders.open_id_buyer, orderId
        ) as buyer_key
    from orders
    left join pins
        on
            orders.venderId = pins.venderId
            and orders.open_id_buyer = pins.open_id_buyer

),

-- Only receivers are named: see taobao.sql.
buyers as (

    select
        venderId,
        buyer_key,
        coalesce(min(name[1]) = max(name[1]), true)
        and count(distinct name) filter (name not like '%*%') <= 1 as is_one,
        coalesce(min(name) filter (name not like '%*%'), min(name)) as name,
        coalesce(
            arg_max(phone, orderId) filter (
                regexp_full_match(phone, '[0-9]{11}')
            ),
            arg_max(phone, orderId)
        ) as phone,
        agreed(province) as province,
        agreed(city) as city,
        agreed(district) as district,
        agreed(address) as address,
        min(created) as created_at,
        max(created) as updated_at
    from keyed
    group by venderId, buyer_key

)

select
    case
        when customer_pin is null
            then 'jd:' || buyers.venderId || ':buyer:' || buyer_key
        else 'jd:' || members.venderId || ':' || customer_pin
    end as record_id,
    'jd' as channel,
    coalesce(customer_pin, buyer_key) as customer_id,
    case when customer_pin is not null then 'person' end as party_type,
    case when is_one then name end as name,
    nickName as nickname,
    case when is_one then phone end as phone,
    province,
    city,
    district,
    address,
    grade as member_level,
    points,
    created_at,
    updated_at
from jd.members
full join buyers
    on
        members.venderId = buyers.venderId
        and members.customer_pin = buyers.buyer_key
