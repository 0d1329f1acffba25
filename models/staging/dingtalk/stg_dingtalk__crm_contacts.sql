with

instances as (

    select * from {{ raw('dingtalk', 'crm_contacts') }}

),

unpacked as (

    select
        *,
        {{ form_field_phone('data', 'contact_phone') }} as phone_raw,
        {{ form_field_text('data', 'contact_position') }} as position_raw
    from instances

),

renamed as (

    select
        ---------- keys
        corp_id,
        instanceid as instance_id,
        {{ extract_match(
            form_field_extend('data', 'contact_related_customer'),
            '"instanceId" *: *"([^"]+)"',
            1
        ) }} as customer_instance_id,
        {{ json_text('extendData', 'contactUserId') }} as external_userid,
        {{ json_text('extendData', 'contactUnionId') }} as dingtalk_unionid,
        {{ clean_text('creatorUserId') }} as creator_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        phone_raw,

        ---------- text
        {{ clean_text(form_field_text('data', 'contact_name')) }} as name_raw,
        {{ clean_text(extract_match('position_raw', '[^\\[\\]", ]+')) }}
            as job_title,
        {{ clean_text('creatorNick') }} as creator_name,

        ---------- timestamps
        {{ parse_timestamp('gmtCreate', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('gmtModified', 'Asia/Shanghai') }} as updated_at

    from unpacked

),

judged as (

    select
        *,
        'dingtalk:' || corp_id || ':' || instance_id as record_id,
        case
            when corp_id is null then 'no corporation'
            when instance_id is null then 'no instance id'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
