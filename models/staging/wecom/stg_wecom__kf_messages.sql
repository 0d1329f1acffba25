with

kf_messages as (

    select * from {{ raw('wecom', 'kf_messages') }}

),

-- An event says inside itself whom and which desk it is about.
named as (

    select
        *,
        coalesce(
            {{ clean_text('open_kfid') }},
            {{ json_text('event', 'open_kfid') }}
        ) as desk_id,
        coalesce(
            {{ clean_text('external_userid') }},
            {{ json_text('event', 'external_userid') }}
        ) as customer_id
    from kf_messages

),

renamed as (

    select
        ---------- keys
        'wecom:' || corp_id || ':' || msgid as service_message_id,
        'wecom:' || corp_id || ':' || customer_id as record_id,
        corp_id,
        msgid,
        desk_id as open_kfid,
        customer_id as external_userid,
        {{ clean_text('servicer_userid') }} as servicer_userid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('origin') }} as origin,
        {{ clean_text('msgtype') }} as message_type,
        coalesce(
            {{ clean_text(json_text('text', 'content')) }},
            {{ json_text('event', 'event_type') }}
        ) as content,

        ---------- timestamps
        {{ parse_timestamp('send_time', 'Asia/Shanghai') }} as sent_at

    from named

),

judged as (

    select
        *,
        case
            when corp_id is null then 'no corporation'
            when msgid is null then 'no message id'
            when sent_at is null then 'send time not readable'
            when sent_at > {{ as_of() }} then 'sent later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['service_message_id'], 'sent_at') }} as row_status
    from judged

)

select * from final
