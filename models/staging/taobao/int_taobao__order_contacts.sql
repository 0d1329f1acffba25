with

sales as (

    select * from {{ ref('int_taobao__sales') }}

),

owners as (

    select
        order_id,
        record_id
    from {{ ref('int_taobao__orders') }}
    where record_id is not null

),

owned as (

    select
        sales.*,
        owners.record_id
    from sales
    inner join owners
        on sales.order_id = owners.order_id

),

contacts as (

    select
        record_id,
        'phone' as type,
        'receiver' as role,
        receiver_mobile as value,
        receiver_mobile_status as status,
        receiver_mobile_raw as raw_value,
        false as is_verified,
        ordered_at
    from owned

    union all

    select
        record_id,
        'phone' as type,
        'receiver' as role,
        receiver_phone as value,
        receiver_phone_status as status,
        receiver_phone_raw as raw_value,
        false as is_verified,
        ordered_at
    from owned

    union all

    select
        record_id,
        'email' as type,
        'buyer' as role,
        buyer_email as value,
        buyer_email_status as status,
        buyer_email_raw as raw_value,
        false as is_verified,
        ordered_at
    from owned

    union all

    select
        record_id,
        'phone' as type,
        'buyer' as role,
        {{ normalize_phone('alipay_account') }} as value,
        {{ phone_status('alipay_account') }} as status,
        alipay_account as raw_value,
        false as is_verified,
        ordered_at
    from owned
    where instr(alipay_account, '@') = 0

    union all

    select
        record_id,
        'alipay_user_id' as type,
        'buyer' as role,
        alipay_user_id as value,
        'ok' as status,
        alipay_user_id as raw_value,
        true as is_verified,
        ordered_at
    from owned

),

final as (

    select
        record_id,
        type,
        '' as scope,
        value,
        status,
        role,
        is_verified,
        min(ordered_at) as valid_from,
        {{ null_columns(['valid_to']) }},
        min(raw_value) as raw_value
    from contacts
    where raw_value is not null
    group by
        record_id,
        type,
        value,
        status,
        role,
        is_verified,
        case when value is null then raw_value end

)

select * from final
