with

customers as (

    select *
    from {{ ref('stg_youzan__customers') }}
    where row_status = 'kept'

),

followers as (

    select *
    from {{ ref('stg_youzan__followers') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_youzan__buyers') }}

),

order_contacts as (

    select * from {{ ref('int_youzan__order_contacts') }}

),

holders as (

    select *
    from {{ ref('int_youzan__holders') }}
    where is_new

),

final as (

    {{ identifier_rows(
        'customers', 'youzan_open_id', 'yz_open_id', 'yz_open_id',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'youzan_open_id', 'yz_open_id', 'yz_open_id',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'holders', 'youzan_open_id', 'yz_open_id', 'yz_open_id',
        is_verified='true', valid_from='first_seen_at'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'youzan_fans_id', 'fans_id', 'fans_id', scope='kdt_id',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'followers', 'youzan_fans_id', 'fans_id', 'fans_id', scope='kdt_id',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'followers', 'wechat_unionid', 'wechat_unionid', 'wechat_unionid',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'followers', 'wechat_openid', 'wechat_openid', 'wechat_openid',
        scope="'youzan:' || kdt_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'member_card_no', 'member_card_no', 'member_card_no',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'phone', 'phone', 'phone_raw', 'phone_status',
        is_verified='is_phone_verified', valid_from='created_at'
    ) }}
    union all
    select
        record_id,
        type,
        scope,
        value,
        status,
        role,
        is_verified,
        first_ordered_at as valid_from,
        {{ null_columns(['valid_to']) }},
        raw_value
    from order_contacts

)

select * from final
