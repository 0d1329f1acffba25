with

kf_messages as (

    select *
    from {{ ref('stg_wecom__kf_messages') }}
    where row_status = 'kept'

),

kf_sessions as (

    select *
    from {{ ref('stg_wecom__kf_sessions') }}
    where row_status = 'kept'

),

-- A message names no session: it belongs to the last one that began before it.
ranked as (

    select
        kf_messages.*,
        kf_sessions.service_case_id,
        row_number() over (
            partition by kf_messages.service_message_id
            order by
                kf_sessions.opened_at desc nulls last,
                kf_sessions.service_case_id
        ) as session_rank
    from kf_messages
    left join kf_sessions
        on
            kf_messages.record_id = kf_sessions.record_id
            and kf_messages.open_kfid = kf_sessions.open_kfid
            and kf_messages.sent_at >= kf_sessions.opened_at

),

final as (

    select
        service_message_id,
        'wecom' as system,
        'wecom_service' as channel,
        msgid as source_message_id,
        service_case_id,
        record_id,
        'wecom:' || corp_id || ':' || servicer_userid as staff_id,
        case origin
            when '3' then 'customer'
            when '4' then 'system'
            when '5' then 'staff'
            else 'unknown'
        end as sent_by,
        message_type,
        content,
        sent_at
    from ranked
    where session_rank = 1

)

select * from final
