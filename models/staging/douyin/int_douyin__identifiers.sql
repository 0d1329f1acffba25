with

buyers as (

    select * from {{ ref('int_douyin__buyers') }}

),

orders as (

    select *
    from {{ ref('stg_douyin__orders') }}
    where row_status = 'kept' and receiver_phone_raw is not null

),

receivers as (

    select
        record_id,
        receiver_phone,
        receiver_phone_status,
        min(receiver_phone_raw) as receiver_phone_raw,
        min(ordered_at) as first_ordered_at
    from orders
    group by
        record_id,
        receiver_phone,
        receiver_phone_status,
        case when receiver_phone is null then receiver_phone_raw end

),

final as (

    {{ identifier_rows(
        'buyers', 'account_id', 'doudian_open_id', 'doudian_open_id',
        scope="'douyin:' || shop_id", is_verified='true',
        valid_from='first_ordered_at'
    ) }}
    union all
    {{ identifier_rows(
        'receivers', 'phone', 'receiver_phone', 'receiver_phone_raw',
        'receiver_phone_status', role='receiver', valid_from='first_ordered_at'
    ) }}

)

select * from final
