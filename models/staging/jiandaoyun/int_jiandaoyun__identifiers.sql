with

states as (

    select
        *,
        {{ normalize_phone('second_phone_raw') }} as second_phone,
        {{ phone_status('second_phone_raw') }} as second_phone_status
    from {{ ref('int_jiandaoyun__customer_states') }}

),

old_numbers as (

    select *
    from states
    where uscc_status = 'tax_number'

),

orders as (

    select
        order_id,
        record_id
    from {{ ref('int_jiandaoyun__orders') }}
    where record_id is not null

),

receivers as (

    select
        orders.record_id,
        receiving.receiver_phone,
        receiving.receiver_phone_status,
        min(receiving.receiver_phone_raw) as receiver_phone_raw,
        min(receiving.ordered_at) as first_ordered_at
    from {{ ref('stg_jiandaoyun__orders') }} as receiving
    inner join orders
        on receiving.order_id = orders.order_id
    where receiving.row_status = 'kept'
    group by
        orders.record_id,
        receiving.receiver_phone,
        receiving.receiver_phone_status,
        case
            when receiving.receiver_phone is null
                then receiving.receiver_phone_raw
        end

),

final as (

    {{ identifier_rows(
        'states', 'account_id', 'data_id', 'data_id',
        scope="'jiandaoyun:' || app_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'states', 'phone', 'phone', 'phone_raw', 'phone_status',
        is_verified='is_phone_verified', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'states', 'phone', 'second_phone', 'second_phone_raw',
        'second_phone_status', role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'states', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows('states', 'uscc', 'uscc', 'uscc_raw', 'uscc_status') }}
    union all
    {{ identifier_rows(
        'old_numbers', 'tax_number', 'tax_number', 'uscc_raw',
        'tax_number_status'
    ) }}
    union all
    {{ identifier_rows(
        'receivers', 'phone', 'receiver_phone', 'receiver_phone_raw',
        'receiver_phone_status', role='receiver',
        valid_from='first_ordered_at'
    ) }}

)

select * from final
