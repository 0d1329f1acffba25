{%- set customers = ref('int_generic__kept_customers') -%}
with

buyers as (

    select *
    from {{ ref('int_generic__buyers') }}

),

order_contacts as (

    select * from {{ ref('int_generic__order_contacts') }}

),

final as (

    {{ identifier_rows(
        customers, 'account_id', 'customer_id', 'customer_id',
        scope="'generic:' || channel", is_verified='true',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'account_id', 'customer_id', 'customer_id',
        scope="'generic:' || channel", is_verified='true',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'phone', 'phone_2', 'phone_2_raw', 'phone_2_status',
        role='second', valid_from='created_at',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'email', 'email', 'email_raw', 'email_status',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'resident_id', 'resident_id_hash', 'resident_id_hash',
        'resident_id_status',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'other_id', 'other_id', 'other_id', scope='other_id_type',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'wechat_unionid', 'wechat_unionid', 'wechat_unionid',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'wechat_openid', 'wechat_openid', 'wechat_openid',
        status="case when has_openid then 'ok' else 'invalid' end",
        scope="coalesce(wechat_appid, '')",
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'wecom_external_userid', 'wecom_external_userid',
        'wecom_external_userid', scope="'default'",
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'alipay_user_id', 'alipay_user_id', 'alipay_user_id',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'taobao_open_uid', 'taobao_open_uid', 'taobao_open_uid',
        scope='channel',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'member_card_no', 'member_card_no', 'member_card_no',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'device_id', 'device_id', 'device_id', scope='channel',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'uscc', 'uscc', 'uscc_raw', 'uscc_status',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        customers, 'tax_number', 'tax_number', 'tax_number_raw',
        'tax_number_status',
        distinct=false
    ) }}
    union all
    {{ identifier_rows(
        'order_contacts', 'phone', 'phone', 'phone_raw', 'phone_status',
        role='buyer', valid_from='first_ordered_at'
    ) }}
    union all
    {{ identifier_rows(
        'order_contacts', 'phone', 'receiver_phone', 'receiver_phone_raw',
        'receiver_phone_status', role='receiver', valid_from='first_ordered_at'
    ) }}

)

select * from final
