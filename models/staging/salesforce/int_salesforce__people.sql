with

accounts as (

    select
        organization_id,
        account_id,
        company_name
    from {{ ref('stg_salesforce__account') }}
    where row_status = 'kept'

),

contacts as (

    select *
    from {{ ref('stg_salesforce__contact') }}
    where row_status = 'kept'

),

leads as (

    select *
    from {{ ref('stg_salesforce__lead') }}
    where row_status = 'kept'

),

final as (

    select
        contacts.record_id,
        contacts.organization_id,
        contacts.contact_id as salesforce_id,
        contacts.account_id,
        cast(null as {{ dbt.type_string() }}) as converted_contact_id,
        cast(null as {{ dbt.type_string() }}) as converted_contact_id_raw,
        contacts.mobile_phone,
        contacts.mobile_phone_status,
        contacts.mobile_phone_raw,
        contacts.phone,
        contacts.phone_status,
        contacts.phone_raw,
        contacts.email,
        contacts.email_status,
        contacts.email_raw,
        contacts.name_raw,
        contacts.salutation_gender,
        accounts.company_name,
        contacts.job_title,
        contacts.country,
        contacts.province_raw,
        contacts.city_raw,
        contacts.district_raw,
        contacts.address_raw,
        contacts.postal_code,
        contacts.has_opted_out_of_email,
        contacts.is_deleted,
        contacts.birth_date,
        contacts.created_at,
        contacts.updated_at
    from contacts
    left join accounts
        on
            contacts.organization_id = accounts.organization_id
            and contacts.account_id = accounts.account_id

    union all

    select
        record_id,
        organization_id,
        lead_id as salesforce_id,
        cast(null as {{ dbt.type_string() }}) as account_id,
        converted_contact_id,
        converted_contact_id_raw,
        mobile_phone,
        mobile_phone_status,
        mobile_phone_raw,
        phone,
        phone_status,
        phone_raw,
        email,
        email_status,
        email_raw,
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
        is_deleted,
        cast(null as date) as birth_date,
        created_at,
        updated_at
    from leads

)

select * from final
