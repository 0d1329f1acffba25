with

contacts as (

    select *
    from {{ ref('stg_zoho__contacts') }}
    where row_status = 'kept'

),

leads as (

    select *
    from {{ ref('stg_zoho__leads') }}
    where row_status = 'kept'

),

people as (

    select
        record_id,
        organization_id,
        contact_id as object_id,
        account_id,
        {{ null_columns(['converted_contact_id']) }},
        mobile_phone,
        mobile_phone_status,
        mobile_phone_raw,
        phone,
        phone_status,
        phone_raw,
        home_phone,
        home_phone_status,
        home_phone_raw,
        email,
        email_status,
        email_raw,
        second_email,
        second_email_status,
        second_email_raw,
        name_raw,
        salutation_gender,
        company_name,
        job_title,
        country,
        province_raw,
        city_raw,
        district_raw,
        address_raw,
        postal_code,
        has_opted_out_of_email,
        unsubscribed_mode,
        unsubscribed_at,
        data_processing_basis,
        consent_details,
        is_deleted,
        birth_date,
        created_at,
        updated_at
    from contacts

    union all

    select
        record_id,
        organization_id,
        lead_key as object_id,
        converted_account_id as account_id,
        converted_contact_id,
        mobile_phone,
        mobile_phone_status,
        mobile_phone_raw,
        phone,
        phone_status,
        phone_raw,
        {{ null_columns([
            'home_phone', 'home_phone_status', 'home_phone_raw',
        ]) }},
        email,
        email_status,
        email_raw,
        second_email,
        second_email_status,
        second_email_raw,
        name_raw,
        salutation_gender,
        company_name,
        job_title,
        country,
        province_raw,
        city_raw,
        district_raw,
        address_raw,
        postal_code,
        has_opted_out_of_email,
        unsubscribed_mode,
        unsubscribed_at,
        data_processing_basis,
        consent_details,
        is_deleted,
        {{ null_columns(['birth_date']) }},
        created_at,
        updated_at
    from leads

),

final as (

    select
        *,
        -- What a person allows is known only of who was asked and answered.
        case
            when has_opted_out_of_email then false
            when data_processing_basis = 'Obtained'
                then {{ parse_boolean(
                    json_text('consent_details', 'Contact_Through_Email')
                ) }}
        end as allows_email,
        case
            when data_processing_basis = 'Obtained'
                then {{ parse_boolean(
                    json_text('consent_details', 'Contact_Through_Phone')
                ) }}
        end as allows_phone
    from people

)

select * from final
