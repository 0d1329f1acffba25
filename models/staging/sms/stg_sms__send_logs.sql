with

send_logs as (

    select * from {{ raw('sms', 'send_logs') }}

),

read_phones as (

    select
        *,
        {{ normalize_phone('phone_number') }} as phone,
        {{ phone_status('phone_number') }} as phone_status,
        {{ clean_text('batch_no') }} as batch_key,
        {{ clean_text('template_code') }} as template_key
    from send_logs

),

renamed as (

    select
        ---------- keys
        'sms:' || account || ':' || msg_id as campaign_touch_id,
        -- A message of no batch belongs to its template.
        'sms:' || account || ':'
        || coalesce(
            'batch:' || {{ key_part('batch_key') }},
            'template:' || {{ key_part('template_key') }}
        ) as campaign_id,
        'sms:' || account || ':'
        || coalesce(phone, {{ key_part(clean_text('phone_number')) }})
            as record_id,
        account,
        msg_id,
        batch_key as batch_no,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        phone,
        phone_status,
        phone_number as phone_raw,

        ---------- text
        template_key as template_code,
        {{ clean_text('template_type') }} as template_type,
        {{ clean_text(json_text('template_param', 'name')) }} as name_raw,
        {{ clean_text('report_status') }} as source_status,

        ---------- timestamps
        {{ parse_timestamp('send_time', 'Asia/Shanghai') }} as sent_at,
        {{ parse_timestamp('report_time', 'Asia/Shanghai') }} as reported_at

    from read_phones

),

judged as (

    select
        *,
        case
            when account is null then 'no account'
            when msg_id is null then 'no message id'
            when record_id is null or phone_status = 'absent'
                then 'no phone'
            when sent_at is null then 'send time not readable'
            when sent_at > {{ as_of() }} then 'sent later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['campaign_touch_id'], 'reported_at') }} as row_status
    from judged

)

select * from final
