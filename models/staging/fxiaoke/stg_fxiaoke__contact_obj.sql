with

contacts as (

    select * from {{ raw('fxiaoke', 'contact_obj') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('tenant_id') }} as tenant_id,
        {{ clean_text('_id') }} as contact_id,
        {{ clean_text('account_id') }} as account_id,
        {{ clean_text('leads_id') }} as lead_key,
        {{ extract_match('owner', '[A-Za-z0-9_]+') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('mobile1') }} as phone,
        {{ phone_status('mobile1') }} as phone_status,
        mobile1 as phone_raw,
        {{ normalize_phone('mobile2') }} as second_phone,
        {{ phone_status('mobile2') }} as second_phone_status,
        mobile2 as second_phone_raw,
        {{ normalize_phone('tel1') }} as desk_phone,
        {{ phone_status('tel1') }} as desk_phone_status,
        tel1 as desk_phone_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,

        ---------- text
        {{ clean_text('name') }} as name_raw,
        {{ clean_text('department') }} as department,
        {{ clean_text('job_title') }} as job_title,
        {{ json_text('owner__r', 'name') }} as staff_name,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false)
        or coalesce(life_status = 'invalid', false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('date_of_birth', 'Asia/Shanghai') }} as birth_date,
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('last_modified_time', 'Asia/Shanghai') }}
            as updated_at

    from contacts

),

judged as (

    select
        *,
        'fxiaoke:' || tenant_id || ':' || contact_id as record_id,
        'fxiaoke:' || tenant_id || ':' || staff_key as staff_id,
        case
            when tenant_id is null then 'no tenant id'
            when contact_id is null then 'no contact id'
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
