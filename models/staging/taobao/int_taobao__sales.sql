with

trades as (

    select *
    from {{ ref('stg_taobao__trades') }}
    where row_status = 'kept'

),

exported_orders as (

    select *
    from {{ ref('stg_taobao__exported_orders') }}
    where row_status = 'kept'

),

from_api as (

    select
        order_id,
        seller_nick,
        tid,
        buyer_key,
        buyer_open_uid,
        member_record_id,
        alipay_user_id,
        {{ null_columns(['account_nick', 'alipay_account']) }},
        buyer_email,
        buyer_email_status,
        buyer_email_raw,
        receiver_mobile,
        receiver_mobile_status,
        receiver_mobile_raw,
        receiver_phone,
        receiver_phone_status,
        receiver_phone_raw,
        buyer_nick,
        receiver_name_raw,
        receiver_name_status,
        province_raw,
        city_raw,
        district_raw,
        address_raw,
        postal_code,
        source_status,
        {{ null_columns(['exported_status']) }},
        amount,
        discount,
        ordered_at,
        paid_at
    from trades

),

from_export as (

    select
        order_id,
        seller_nick,
        tid,
        buyer_key,
        {{ null_columns([
            'buyer_open_uid', 'member_record_id', 'alipay_user_id',
        ]) }},
        case when instr(buyer_nick, '*') = 0 then buyer_nick end
            as account_nick,
        alipay_account,
        case
            when instr(alipay_account, '@') > 0
                then {{ normalize_email('alipay_account') }}
        end as buyer_email,
        case
            when instr(alipay_account, '@') > 0
                then {{ email_status('alipay_account') }}
        end as buyer_email_status,
        case when instr(alipay_account, '@') > 0 then alipay_account end
            as buyer_email_raw,
        mobile as receiver_mobile,
        mobile_status as receiver_mobile_status,
        mobile_raw as receiver_mobile_raw,
        phone as receiver_phone,
        phone_status as receiver_phone_status,
        phone_raw as receiver_phone_raw,
        buyer_nick,
        receiver_name_raw,
        receiver_name_status,
        province_raw,
        city_raw,
        district_raw,
        address_raw,
        postal_code,
        source_status,
        order_status as exported_status,
        amount,
        {{ null_columns(['discount']) }},
        ordered_at,
        paid_at
    from exported_orders

),

final as (

    select * from from_api

    union all

    select * from from_export

)

select * from final
