with

kf_sessions as (

    select *
    from {{ ref('stg_wecom__kf_sessions') }}
    where row_status = 'kept' and external_userid is not null

),

kf_messages as (

    select *
    from {{ ref('stg_wecom__kf_messages') }}
    where row_status = 'kept' and external_userid is not null

),

contacts as (

    select record_id
    from {{ ref('stg_wecom__contacts') }}
    where row_status = 'kept'

),

seen as (

    select
        record_id,
        corp_id,
        external_userid,
        nickname,
        gender,
        wechat_unionid,
        opened_at as seen_at,
        service_case_id as seen_in
    from kf_sessions

    union all

    select
        record_id,
        corp_id,
        external_userid,
        {{ null_columns(['nickname', 'gender', 'wechat_unionid']) }},
        sent_at as seen_at,
        service_message_id as seen_in
    from kf_messages

),

numbered as (

    select
        *,
        row_number() over (
            partition by record_id
            order by seen_at desc, seen_in
        ) as seen_number
    from seen

),

gathered as (

    select
        record_id,
        corp_id,
        external_userid,
        {{ first_known('nickname', 'seen_number') }} as nickname,
        {{ first_known('gender', 'seen_number') }} as gender,
        {{ first_known('wechat_unionid', 'seen_number') }} as wechat_unionid,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at
    from numbered
    group by record_id, corp_id, external_userid

),

final as (

    select
        gathered.*,
        contacts.record_id is not null as is_contact
    from gathered
    left join contacts
        on gathered.record_id = contacts.record_id

)

select * from final
