with

im_messages as (

    select * from {{ raw('service_desk', 'im_messages') }}

),

-- The text lies two levels down.
opened as (

    select
        *,
        {{ json_text('content', 'data') }} as message_data
    from im_messages

),

renamed as (

    select
        ---------- keys
        'service_desk:' || subdomain || ':' || id as service_message_id,
        'service_desk:' || subdomain || ':session:'
        || {{ clean_text('session_id') }} as service_case_id,
        'service_desk:' || subdomain || ':' || {{ clean_text('agent_id') }}
            as staff_id,
        subdomain,
        id as message_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('sender') }} as sender,
        {{ json_text('content', 'type') }} as message_type,
        coalesce(
            {{ clean_text(json_text('message_data', 'content')) }},
            {{ clean_text('content') }}
        ) as message_text,

        ---------- timestamps
        {{ parse_timestamp('created_at', 'Asia/Shanghai') }} as sent_at

    from opened

),

judged as (

    select
        *,
        case
            when subdomain is null then 'no subdomain'
            when message_id is null then 'no message id'
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
