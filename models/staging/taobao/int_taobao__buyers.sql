with

sales as (

    select *
    from {{ ref('int_taobao__sales') }}
    where buyer_key is not null

),

members as (

    select record_id
    from {{ ref('stg_taobao__members') }}
    where row_status = 'kept'

),

keyed as (

    select
        sales.*,
        members.record_id is not null as is_member,
        coalesce(
            members.record_id,
            'taobao:' || sales.seller_nick || ':buyer:' || sales.buyer_key
        ) as record_id,
        case
            when sales.receiver_name_status = 'ok'
                then sales.receiver_name_raw
        end as whole_name,
        case
            when sales.receiver_name_status in ('ok', 'partial')
                then {{ family_name('sales.receiver_name_raw') }}
        end as surname,
        {{ latest_known(
            'sales.buyer_nick',
            ['sales.seller_nick', 'sales.buyer_key'],
            ['sales.ordered_at', 'sales.order_id']
        ) }} as nickname
    from sales
    left join members
        on sales.member_record_id = members.record_id

),

-- Only receivers are named. Who all trades of a buyer go to is taken for the
-- buyer; one gift among them, and the name or address stays open.
final as (

    select
        record_id,
        seller_nick,
        buyer_key,
        buyer_open_uid,
        is_member,
        min(nickname) as nickname,
        min(account_nick) as account_nick,
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
        case when min(postal_code) = max(postal_code) then min(postal_code) end
            as postal_code,
        min(ordered_at) as first_ordered_at,
        max(ordered_at) as last_ordered_at
    from keyed
    group by record_id, seller_nick, buyer_key, buyer_open_uid, is_member

)

select * from final
