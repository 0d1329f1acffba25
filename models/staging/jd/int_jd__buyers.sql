with

orders as (

    select * from {{ ref('int_jd__order_owners') }}

),

-- Only receivers are named. Who all orders of a buyer go to is taken for the
-- buyer; one gift among them, and the name or address stays open.
final as (

    select
        record_id,
        vender_id,
        buyer_key,
        is_member,
        case
            when min(surname) <> max(surname) then null
            when min(whole_name) = max(whole_name) then min(whole_name)
            when count(whole_name) = 0 then min(receiver_name_raw)
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
    group by record_id, vender_id, buyer_key, is_member

)

select * from final
