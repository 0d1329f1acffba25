with

members as (

    select * from {{ ref('int_cdc__members') }}

),

orders as (

    select *
    from {{ ref('int_cdc__order_states') }}
    where record_id is not null

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
        'members', 'account_id', 'member_id', 'member_id',
        scope="'cdc:' || database_name", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'member_card_no', 'member_card_no', 'member_card_no',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'phone', 'phone', 'phone_raw', 'phone_status',
        is_verified='true', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'wechat_unionid', 'wechat_unionid', 'wechat_unionid',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'members', 'wechat_openid', 'wechat_openid', 'wechat_openid',
        scope="'cdc:' || database_name", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'receivers', 'phone', 'receiver_phone', 'receiver_phone_raw',
        'receiver_phone_status', role='receiver', valid_from='first_ordered_at'
    ) }}

)

select * from final
