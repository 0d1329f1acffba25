with

accounts as (

    select * from {{ raw('salesforce', 'account') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as account_id,
        id as account_id_raw,
        {{ normalize_salesforce_id('master_record_id') }} as master_record_id,
        master_record_id as master_record_id_raw,
        {{ clean_text('account_number') }} as account_number,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone') }} as phone,
        {{ phone_status('phone') }} as phone_status,
        phone as phone_raw,
        {{ normalize_uscc('uscc_c') }} as uscc,
        {{ uscc_status('uscc_c') }} as uscc_status,
        uscc_c as uscc_raw,
        {{ normalize_tax_number('uscc_c') }} as tax_number,
        {{ tax_number_status('uscc_c') }} as tax_number_status,
        {{ normalize_web_domain('website') }} as web_domain,

        ---------- text
        {{ clean_text('name') }} as company_name,
        {{ clean_text('type') }} as account_type,
        {{ clean_text('industry') }} as industry,
        {{ clean_text('website') }} as website,
        {{ clean_text('billing_country') }} as country,
        {{ clean_text('billing_state') }} as province_raw,
        {{ clean_text('billing_city') }} as city_raw,
        cast(null as {{ dbt.type_string() }}) as district_raw,
        {{ clean_text('billing_street') }} as address_raw,
        {{ clean_text('billing_postal_code') }} as postal_code,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from accounts

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || account_id as record_id,
        case
            when organization_id is null then 'no organization id'
            when account_id_raw is null then 'no account id'
            when account_id is null then 'account id is damaged'
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
