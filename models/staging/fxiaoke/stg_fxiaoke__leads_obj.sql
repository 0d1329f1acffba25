with

leads as (

    select * from {{ raw('fxiaoke', 'leads_obj') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('tenant_id') }} as tenant_id,
        {{ clean_text('_id') }} as lead_key,
        {{ clean_text('marketing_event_id') }} as campaign_key,
        {{ extract_match('owner', '[A-Za-z0-9_]+') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('mobile') }} as phone,
        {{ phone_status('mobile') }} as phone_status,
        mobile as phone_raw,
        {{ normalize_phone('tel') }} as desk_phone,
        {{ phone_status('tel') }} as desk_phone_status,
        tel as desk_phone_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,

        ---------- text
        {{ clean_text('name') }} as name_raw,
        {{ clean_text('company') }} as company_name,
        {{ clean_text('job_title') }} as job_title,
        {{ clean_text('address') }} as address_raw,
        coalesce(
            {{ clean_text('source__r') }}, {{ clean_text('source') }}
        ) as lead_source,
        {{ clean_text('biz_status') }} as biz_status,
        coalesce(
            {{ clean_text('biz_status__r') }}, {{ clean_text('biz_status') }}
        ) as source_status,
        {{ clean_text('leads_stage') }} as lead_stage,
        {{ clean_text('remark') }} as remark,
        {{ json_text('owner__r', 'name') }} as staff_name,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false)
        or coalesce(life_status = 'invalid', false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('transform_time', 'Asia/Shanghai') }}
            as converted_at,
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('last_modified_time', 'Asia/Shanghai') }}
            as updated_at

    from leads

),

judged as (

    select
        *,
        'fxiaoke:' || tenant_id || ':' || lead_key as record_id,
        'fxiaoke:' || tenant_id || ':' || campaign_key as campaign_id,
        'fxiaoke:' || tenant_id || ':' || staff_key as staff_id,
        case
            when tenant_id is null then 'no tenant id'
            when lead_key is null then 'no lead id'
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
