with

orders as (

    select *
    from {{ ref('int_cdc__changes') }}
    where table_name = 'orders' and is_state

),

members as (

    select
        record_id,
        database_name,
        member_id
    from {{ ref('int_cdc__members') }}

),

opened as (

    select
        'cdc:' || database_name || ':' || row_key as order_id,
        'cdc:' || database_name || ':buyer:' || row_key as buyer_record_id,
        database_name,
        row_key,
        {{ json_text('row_raw', 'order_sn') }} as order_sn_cell,
        {{ json_text('row_raw', 'member_id') }} as member_id_cell,
        {{ json_text('row_raw', 'status') }} as status_cell,
        {{ json_text('row_raw', 'total_amount') }} as total_amount_cell,
        {{ json_text('row_raw', 'pay_type') }} as pay_type_cell,
        {{ json_text('row_raw', 'is_gift') }} as is_gift_cell,
        {{ json_text('row_raw', 'receiver_name') }} as receiver_name_cell,
        {{ json_text('row_raw', 'receiver_mobile') }} as receiver_mobile_cell,
        {{ json_text('row_raw', 'province') }} as province_cell,
        {{ json_text('row_raw', 'city') }} as city_cell,
        {{ json_text('row_raw', 'district') }} as district_cell,
        {{ json_text('row_raw', 'address') }} as address_cell,
        {{ json_text('row_raw', 'created_at') }} as created_at_cell,
        {{ json_text('row_raw', 'paid_at') }} as paid_at_cell,
        is_gone as is_deleted,
        amount
    from orders

),

final as (

    select
        opened.order_id,
        opened.database_name,
        opened.row_key as source_order_id,
        members.record_id as member_record_id,
        -- An order of nobody known has a buyer as soon as it shows a person.
        coalesce(
            members.record_id,
            case
                when
                    coalesce(
                        opened.receiver_name_cell, opened.receiver_mobile_cell
                    ) is not null
                    then opened.buyer_record_id
            end
        ) as record_id,
        {{ normalize_phone('opened.receiver_mobile_cell') }} as receiver_phone,
        {{ phone_status('opened.receiver_mobile_cell') }}
            as receiver_phone_status,
        opened.receiver_mobile_cell as receiver_phone_raw,
        {{ clean_text('opened.receiver_name_cell') }} as receiver_name_raw,
        {{ clean_text('opened.province_cell') }} as province_raw,
        {{ clean_text('opened.city_cell') }} as city_raw,
        {{ clean_text('opened.district_cell') }} as district_raw,
        {{ clean_text('opened.address_cell') }} as address_raw,
        {{ clean_text('opened.status_cell') }} as source_status,
        {{ clean_text('opened.pay_type_cell') }} as pay_type,
        opened.amount,
        {{ parse_amount('opened.total_amount_cell') }} as list_amount,
        {{ parse_boolean('opened.is_gift_cell') }} as is_gift,
        opened.is_deleted,
        {{ cdc_timestamp('opened.created_at_cell') }} as ordered_at,
        {{ cdc_timestamp('opened.paid_at_cell') }} as paid_at
    from opened
    left join members
        on
            opened.database_name = members.database_name
            and opened.member_id_cell = members.member_id

)

select * from final
