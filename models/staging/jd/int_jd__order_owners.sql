with

orders as (

    select *
    from {{ ref('stg_jd__orders') }}
    where row_status = 'kept'

),

members as (

    select record_id
    from {{ ref('stg_jd__members') }}
    where row_status = 'kept'

),

-- An order that shows both keys tells whose the open id is.
pins as (

    select
        vender_id,
        open_id_buyer,
        min(pin) as pin
    from orders
    where open_id_buyer is not null and pin is not null
    group by vender_id, open_id_buyer
    having min(pin) = max(pin)

),

-- An order that was split lives on in its parts: its money is theirs.
parents as (

    select distinct
        vender_id,
        parent_order_id
    from orders
    where parent_order_id <> source_order_id

),

keyed as (

    select
        orders.*,
        parents.parent_order_id is not null as is_split,
        coalesce(orders.pin, pins.pin) as known_pin,
        coalesce(
            orders.pin,
            pins.pin,
            orders.open_id_buyer,
            orders.source_order_id
        ) as buyer_key
    from orders
    left join pins
        on
            orders.vender_id = pins.vender_id
            and orders.open_id_buyer = pins.open_id_buyer
    left join parents
        on
            orders.vender_id = parents.vender_id
            and orders.source_order_id = parents.parent_order_id

),

final as (

    select
        keyed.*,
        members.record_id is not null as is_member,
        coalesce(
            members.record_id,
            'jd:' || keyed.vender_id || ':buyer:' || keyed.buyer_key
        ) as record_id,
        case
            when keyed.receiver_name_status = 'ok'
                then keyed.receiver_name_raw
        end as whole_name,
        case
            when keyed.receiver_name_status in ('ok', 'partial')
                then {{ family_name('keyed.receiver_name_raw') }}
        end as surname
    from keyed
    left join members
        on
            'jd:' || keyed.vender_id || ':' || keyed.known_pin
            = members.record_id

)

select * from final
