{%- set opt_out = '^(?:td|t|n|退订?|取消订阅|不要再发.*)[。.!]*$' -%}

with

replies as (

    select * from {{ raw('sms', 'replies') }}

),

read_phones as (

    select
        *,
        {{ normalize_phone('phone_number') }} as phone,
        {{ phone_status('phone_number') }} as phone_status,
        {{ clean_text('content') }} as content_text
    from replies

),

renamed as (

    select
        ---------- keys
        'sms:' || account || ':reply:' || sequence_id as campaign_touch_id,
        'sms:' || account || ':'
        || coalesce(phone, {{ key_part(clean_text('phone_number')) }})
            as record_id,
        account,
        sequence_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        phone,
        phone_status,
        phone_number as phone_raw,

        ---------- text
        content_text as content,

        ---------- booleans
        coalesce({{ matches(lower_case('content_text'), opt_out) }}, false)
            as is_opt_out,

        ---------- timestamps
        {{ parse_timestamp('reply_time', 'Asia/Shanghai') }} as replied_at

    from read_phones

),

judged as (

    select
        *,
        case
            when account is null then 'no account'
            when sequence_id is null then 'no sequence id'
            when record_id is null or phone_status = 'absent'
                then 'no phone'
            when replied_at is null then 'reply time not readable'
            when replied_at > {{ as_of() }} then 'replied later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['campaign_touch_id'], 'replied_at') }} as row_status
    from judged

)

select * from final
