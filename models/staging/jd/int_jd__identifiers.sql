with

members as (

    select
        record_id,
        vender_id,
        pin
    from {{ ref('stg_jd__members') }}
    where row_status = 'kept'

),

orders as (

    select * from {{ ref('int_jd__order_owners') }}

),

pins as (

    select distinct
        record_id,
        vender_id,
        known_pin as pin
    from orders
    where not is_member and known_pin is not null

),

open_ids as (

    select
        record_id,
        vender_id,
        open_id_buyer,
        min(ordered_at) as first_ordered_at
    from orders
    where open_id_buyer is not null
    group by record_id, vender_id, open_id_buyer

),

receivers as (

    select
        record_id,
        receiver_phone,
        receiver_phone_status,
        min(receiver_phone_raw) as receiver_phone_raw,
        min(ordered_at) as first_ordered_at
    from orders
    where receiver_phone_raw is not null
    group by
        record_id,
        receiver_phone,
        receiver_phone_status,
        case when receiver_phone is null then receiver_phone_raw end

),

final as (

    {{ identifier_rows(
        'members', 'account_id', 'pin', 'pin',
        scope="'jd:' || vender_id || ':pin'", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'pins', 'account_id', 'pin', 'pin',
        scope="'jd:' || vender_id || ':pin'", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'open_ids', 'account_id', 'open_id_buyer', 'open_id_buyer',
        scope="'jd:' || vender_id || ':open_id'", is_verified='true',
        valid_from='first_ordered_at'
    ) }}
    union all
    {{ identifier_rows(
        'receivers', 'phone', 'receiver_phone', 'receiver_phone_raw',
        'receiver_phone_status', role='receiver', valid_from='first_ordered_at'
    ) }}

)

select * from final
