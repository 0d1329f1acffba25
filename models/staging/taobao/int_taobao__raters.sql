with

chat_ratings as (

    select *
    from {{ ref('stg_taobao__chat_ratings') }}
    where row_status = 'kept'

),

members as (

    select record_id
    from {{ ref('stg_taobao__members') }}
    where row_status = 'kept'

),

buyers as (

    select record_id
    from {{ ref('int_taobao__buyers') }}
    where not is_member

),

keyed as (

    select
        chat_ratings.*,
        coalesce(
            members.record_id,
            'taobao:' || chat_ratings.seller_nick
            || ':buyer:' || chat_ratings.open_uid
        ) as record_id
    from chat_ratings
    left join members
        on chat_ratings.member_record_id = members.record_id

),

final as (

    select
        keyed.service_case_id,
        keyed.record_id,
        keyed.seller_nick,
        keyed.open_uid,
        keyed.buyer_nick,
        keyed.sent_at,
        coalesce(members.record_id, buyers.record_id) is null as is_new
    from keyed
    left join members
        on keyed.record_id = members.record_id
    left join buyers
        on keyed.record_id = buyers.record_id
    where keyed.record_id is not null

)

select * from final
