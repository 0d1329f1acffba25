with

orders as (

    select
        *,
        {{ family_name('receiver_name_raw') }} as surname
    from {{ ref('stg_douyin__orders') }}
    where row_status = 'kept'

),

-- Only receivers are named, behind a mask. Who all orders of a buyer go to is
-- taken for the buyer; one gift among them, and the name or place stays open.
final as (

    select
        record_id,
        shop_id,
        buyer_key,
        doudian_open_id,
        case
            when min(surname) = max(surname) then min(receiver_name_raw)
        end as name_raw,
        case
            when min(province_raw) = max(province_raw) then min(province_raw)
        end as province_raw,
        case when min(city_raw) = max(city_raw) then min(city_raw) end
            as city_raw,
        case
            when min(district_raw) = max(district_raw) then min(district_raw)
        end as district_raw,
        case
            when min(address_raw) = max(address_raw) then min(address_raw)
        end as address_raw,
        min(ordered_at) as first_ordered_at,
        max(ordered_at) as last_ordered_at
    from orders
    group by record_id, shop_id, buyer_key, doudian_open_id

)

select * from final
