with

orders as (

    select *
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

-- Only receivers are named, and one with another number than the buyer's says
-- nothing of the buyer.
received as (

    select
        *,
        case
            when coalesce(phone = receiver_phone, true) then receiver_name_raw
        end as name_raw,
        case when coalesce(phone = receiver_phone, true) then address_raw end
            as own_address_raw,
        {{ latest_known(
            'member_level', ['record_id'], ['ordered_at', 'order_id']
        ) }} as latest_level
    from orders

),

named as (

    select
        *,
        {{ clean_name('name_raw') }} as whole_name,
        {{ family_name('name_raw') }} as surname
    from received

),

-- Who all orders of a buyer go to is taken for the buyer; one gift among them,
-- and the name or address stays open.
final as (

    select
        record_id,
        app_id,
        is_member,
        case
            when is_member then coalesce(member_card_no, poi_member_id)
            else source_order_id
        end as buyer_key,
        case
            when min(surname) <> max(surname) then null
            when min(whole_name) = max(whole_name)
                -- With its title, where one has it.
                then max(
                    case when whole_name is not null then name_raw end
                )
            when count(whole_name) = 0 then min(name_raw)
        end as name_raw,
        case
            when min(own_address_raw) = max(own_address_raw)
                then min(own_address_raw)
        end as address_raw,
        case
            when min(invoice_title) = max(invoice_title)
                then min(invoice_title)
        end as company_name,
        min(latest_level) as member_level,
        min(member_card_no) as member_card_no,
        min(poi_member_id) as poi_member_id,
        min(ordered_at) as first_ordered_at,
        max(ordered_at) as last_ordered_at
    from named
    group by
        record_id,
        app_id,
        is_member,
        case
            when is_member then coalesce(member_card_no, poi_member_id)
            else source_order_id
        end

)

select * from final
