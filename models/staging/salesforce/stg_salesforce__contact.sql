with

contacts as (

    select * from {{ raw('salesforce', 'contact') }}

),

renamed as (

    select
        ---------- keys
        organization_id,
        {{ normalize_salesforce_id('id') }} as contact_id,
        id as contact_id_raw,
        {{ normalize_salesforce_id('account_id') }} as account_id,
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
        {{ clean_text('title') }} as job_title,
        {{ clean_text('department') }} as department,
        {{ clean_text('lead_source') }} as lead_source,
        {{ clean_text('mailing_country') }} as country,
        {{ clean_text('mailing_state') }} as province_raw,
        {{ clean_text('mailing_city') }} as city_raw,
        cast(null as {{ dbt.type_string() }}) as district_raw,
        {{ clean_text('mailing_street') }} as address_raw,
        {{ clean_text('mailing_postal_code') }} as postal_code,

        ---------- booleans
        {{ parse_boolean('has_opted_out_of_email') }} as has_opted_out_of_email,
        {{ parse_boolean('do_not_call') }} as do_not_call,
        coalesce({{ parse_boolean('is_deleted') }}, false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('birthdate') }} as birth_date,
        {{ parse_timestamp('created_date', 'UTC') }} as created_at,
        {{ parse_timestamp('last_modified_date', 'UTC') }} as updated_at

    from contacts

),

judged as (

    select
        *,
        'salesforce:' || organization_id || ':' || contact_id as record_id,
        case
            when organization_id is null then 'no organization id'
            when contact_id_raw is null then 'no contact id'
            when contact_id is null then 'contact id is damaged'
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
