with

members as (

    select *
    from {{ ref('stg_taobao__members') }}
    where row_status = 'kept'

),

buyers as (

    select *
    from {{ ref('int_taobao__buyers') }}
    where not is_member

),

order_contacts as (

    select * from {{ ref('int_taobao__order_contacts') }}

),

final as (

    {{ identifier_rows(
        'members', 'taobao_open_uid', 'ouid', 'ouid', scope='seller_nick',
        is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'taobao_open_uid', 'buyer_open_uid', 'buyer_open_uid',
        scope='seller_nick', is_verified='true', valid_from='first_ordered_at'
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
        valid_from,
        valid_to,
        raw_value
    from order_contacts

)

select * from final
