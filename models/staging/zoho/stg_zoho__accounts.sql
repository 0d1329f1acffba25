with

accounts as (

    select * from {{ raw('zoho', 'accounts') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('org_id') }} as organization_id,
        {{ clean_text('id') }} as account_id,
        {{ json_text('Owner', 'id') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('Phone') }} as phone,
        {{ phone_status('Phone') }} as phone_status,
        phone as phone_raw,
        {{ normalize_uscc('Unified_Social_Credit_Code') }} as uscc,
        {{ uscc_status('Unified_Social_Credit_Code') }} as uscc_status,
        unified_social_credit_code as uscc_raw,
        {{ normalize_tax_number('Unified_Social_Credit_Code') }} as tax_number,
        {{ tax_number_status('Unified_Social_Credit_Code') }}
            as tax_number_status,
        {{ normalize_web_domain('Website') }} as web_domain,

        ---------- text
        {{ clean_text('Account_Name') }} as company_name,
        {{ clean_text('Account_Type') }} as account_type,
        {{ clean_text('Industry') }} as industry,
        {{ clean_text('Website') }} as website,
        {{ clean_text('Billing_Country') }} as country,
        {{ clean_text('Billing_State') }} as province_raw,
        {{ clean_text('Billing_City') }} as city_raw,
        cast(null as {{ dbt.type_string() }}) as district_raw,
        {{ clean_text('Billing_Street') }} as address_raw,
        {{ clean_text('Billing_Code') }} as postal_code,
        {{ clean_text('Tag') }} as tags,
        {{ json_text('Owner', 'name') }} as staff_name,

        ---------- booleans
        coalesce(record_status__s = 'Trash', false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('Created_Time', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('Modified_Time', 'Asia/Shanghai') }} as updated_at

    from accounts

),

judged as (

    select
        *,
        'zoho:' || organization_id || ':' || account_id as record_id,
        'zoho:' || organization_id || ':' || staff_key as staff_id,
        case
            when organization_id is null then 'no organization id'
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
