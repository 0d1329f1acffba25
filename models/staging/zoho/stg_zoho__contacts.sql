with

contacts as (

    select * from {{ raw('zoho', 'contacts') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('org_id') }} as organization_id,
        {{ clean_text('id') }} as contact_id,
        {{ json_text('Account_Name', 'id') }} as account_id,
        {{ json_text('Owner', 'id') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('Mobile') }} as mobile_phone,
        {{ phone_status('Mobile') }} as mobile_phone_status,
        mobile as mobile_phone_raw,
        {{ normalize_phone('Phone') }} as phone,
        {{ phone_status('Phone') }} as phone_status,
        phone as phone_raw,
        {{ normalize_phone('Home_Phone') }} as home_phone,
        {{ phone_status('Home_Phone') }} as home_phone_status,
        home_phone as home_phone_raw,
        {{ normalize_email('Email') }} as email,
        {{ email_status('Email') }} as email_status,
        email as email_raw,
        {{ normalize_email('Secondary_Email') }} as second_email,
        {{ email_status('Secondary_Email') }} as second_email_status,
        secondary_email as second_email_raw,

        ---------- text: Full_Name puts the given name first, in Chinese too
        coalesce(
            {{ join_name('Last_Name', 'First_Name') }},
            {{ clean_text('Full_Name') }}
        ) as name_raw,
        {{ normalize_gender('Salutation') }} as salutation_gender,
        {{ clean_text('Title') }} as job_title,
        {{ json_text('Account_Name', 'name') }} as company_name,
        {{ clean_text('Mailing_Country') }} as country,
        {{ clean_text('Mailing_State') }} as province_raw,
        {{ clean_text('Mailing_City') }} as city_raw,
        cast(null as {{ dbt.type_string() }}) as district_raw,
        {{ clean_text('Mailing_Street') }} as address_raw,
        {{ clean_text('Mailing_Zip') }} as postal_code,
        {{ clean_text('Tag') }} as tags,
        {{ json_text('Owner', 'name') }} as staff_name,

        ---------- consents
        {{ parse_boolean('Email_Opt_Out') }} as has_opted_out_of_email,
        {{ clean_text('Unsubscribed_Mode') }} as unsubscribed_mode,
        {{ parse_timestamp('Unsubscribed_Time', 'Asia/Shanghai') }}
            as unsubscribed_at,
        {{ clean_text('Data_Processing_Basis') }} as data_processing_basis,
        data_processing_basis_details as consent_details,

        ---------- booleans
        coalesce(record_status__s = 'Trash', false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('Date_of_Birth') }} as birth_date,
        {{ parse_timestamp('Created_Time', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('Modified_Time', 'Asia/Shanghai') }} as updated_at

    from contacts

),

judged as (

    select
        *,
        'zoho:' || organization_id || ':' || contact_id as record_id,
        'zoho:' || organization_id || ':' || staff_key as staff_id,
        case
            when organization_id is null then 'no organization id'
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
