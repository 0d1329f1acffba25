with

leads as (

    select * from {{ raw('salesforce', 'lead') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as lead_id,
        id as lead_id_raw,
        {{ normalize_salesforce_id('converted_contact_id') }}
            as converted_contact_id,
        converted_contact_id as converted_contact_id_raw,
        {{ normalize_salesforce_id('master_record_id') }} as master_record_id,
        master_record_id as master_record_id_raw,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('mobile_phone') }} as mobile_phone,
        {{ phone_status('mobile_phone') }} as mobile_phone_status,
        mobile_phone as mobile_phone_raw,
        {{ normalize_phone('phone') }} as phone,
        {{ phone_status('phone') }} as phone_status,
        phone as phone_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,

        ---------- text
        coalesce(
            {{ clean_text('name') }},
            nullif(
                concat_ws(
                    ' ',
                    {{ clean_text('last_name') }},
                    {{ clean_text('first_name') }}
                ),
                ''
            )
        ) as name_raw,
        {{ normalize_gender('salutation') }} as salutation_gender,
        {{ clean_text('company') }} as company_name,
        {{ clean_text('title') }} as job_title,
        {{ clean_text('status') }} as lead_status,
        {{ clean_text('lead_source') }} as lead_source,
        {{ clean_text('country') }} as country,
        {{ clean_text('state') }} as province_raw,
        {{ clean_text('city') }} as city_raw,
        cast(null as {{ dbt.type_string() }}) as district_raw,
        {{ clean_text('street') }} as address_raw,
        {{ clean_text('postal_code') }} as postal_code,

        ---------- booleans
        {{ parse_boolean('has_opted_out_of_email') }} as has_opted_out_of_email,
        coalesce({{ parse_boolean('is_converted') }}, false) as is_converted,
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('converted_date') }} as converted_date,
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from leads

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || lead_id as record_id,
        case
            when organization_id is null then 'no organization id'
            when lead_id_raw is null then 'no lead id'
            when lead_id is null then 'lead id is damaged'
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
