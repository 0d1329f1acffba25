with

accounts as (

    select * from {{ raw('fxiaoke', 'account_obj') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('tenant_id') }} as tenant_id,
        {{ clean_text('_id') }} as account_id,
        {{ clean_text('account_no') }} as account_no,
        {{ clean_text('leads_id') }} as lead_key,
        {{ extract_match('owner', '[A-Za-z0-9_]+') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('tel') }} as phone,
        {{ phone_status('tel') }} as phone_status,
        tel as phone_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,
        {{ normalize_uscc('uniform_social_credit_code') }} as uscc,
        {{ uscc_status('uniform_social_credit_code') }} as uscc_status,
        uniform_social_credit_code as uscc_raw,
        {{ normalize_tax_number('uniform_social_credit_code') }} as tax_number,
        {{ tax_number_status('uniform_social_credit_code') }}
            as tax_number_status,
        {{ normalize_web_domain('url') }} as web_domain,

        ---------- text: what is chosen from a list has its words in the twin
        {{ clean_text('name') }} as name_raw,
        {{ clean_text('account_type__r') }} as account_type,
        {{ clean_text('account_source__r') }} as account_source,
        {{ clean_text('deal_status__r') }} as deal_status,
        {{ clean_text('url') }} as website,
        {{ clean_text('country__r') }} as country,
        {{ clean_text('province__r') }} as province_raw,
        {{ clean_text('city__r') }} as city_raw,
        {{ clean_text('district__r') }} as district_raw,
        {{ clean_text('address') }} as address_raw,
        {{ json_text('owner__r', 'name') }} as staff_name,

        ---------- booleans
        coalesce({{ clean_text('account_type__r') }} in ('个人客户', '个人'), false)
            as is_person,
        coalesce({{ parse_boolean('is_deleted') }}, false)
        or coalesce(life_status = 'invalid', false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('last_modified_time', 'Asia/Shanghai') }}
            as updated_at

    from accounts

),

judged as (

    select
        *,
        'fxiaoke:' || tenant_id || ':' || account_id as record_id,
        'fxiaoke:' || tenant_id || ':' || staff_key as staff_id,
        case
            when tenant_id is null then 'no tenant id'
            when account_id is null then 'no account id'
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
