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

raters as (

    select
        record_id,
        seller_nick,
        open_uid,
        min(sent_at) as first_sent_at
    from {{ ref('int_taobao__raters') }}
    where is_new
    group by record_id, seller_nick, open_uid

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
    {{ identifier_rows(
        'buyers', 'account_id', 'account_nick', 'account_nick',
        scope="'taobao:' || seller_nick", is_verified='true',
        valid_from='first_ordered_at'
    ) }}
    union all
    {{ identifier_rows(
        'raters', 'taobao_open_uid', 'open_uid', 'open_uid',
        scope='seller_nick', is_verified='true', valid_from='first_sent_at'
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
