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

receivers as (

    select
        orders.*,
        states.record_id
    from {{ ref('stg_jiandaoyun__orders') }} as orders
    inner join states
        on orders.account_record_id = states.record_id
    where orders.row_status = 'kept'

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
        'receiver_phone_status', role='receiver', valid_from='ordered_at'
    ) }}

)

select * from final
