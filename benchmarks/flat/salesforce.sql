with

accounts as (

    select
        *,
        'organisation' as party_type,
        name as company,
        uscc_c as uscc,
        billing_country as country,
        billing_state as province,
        billing_city as city,
        billing_street as address,
        billing_postal_code as postal_code
    from salesforce.account

),

contacts as (

    select
        contact.*,
        'person' as party_type,
        account.name as company,
        birthdate as birth_date,
        mailing_country as country,
        mailing_state as province,
        mailing_city as city,
        mailing_street as address,
        mailing_postal_code as postal_code
    from salesforce.contact
    left join salesforce.account
        on
            contact.organization_id = account.organization_id
            and contact.account_id = account.id

),

leads as (

    select
        *,
        'person' as party_type,
        state as province,
        street as address
    from salesforce.lead

),

records as (

    select * from accounts
    union all by name
    select * from contacts
    union all by name
    select * from leads

)

-- The last name alone is often the whole name. A merged record and a converted
-- lead carry the id of what they became. Only a refusal of mails is known.
select
    'salesforce:' || organization_id || ':' || id as record_id,
    'salesforce' as channel,
    id as customer_id,
    party_type,
    name,
    first_name as given_name,
    case when first_name is not null then last_name end as family_name,
    salutation as gender,
    birth_date,
    coalesce(mobile_phone, phone) as phone,
    case when mobile_phone is not null then phone end as phone_2,
    email,
    coalesce(master_record_id, converted_contact_id, id) as other_id,
    'salesforce_id' as other_id_type,
    company,
    uscc,
    title as job_title,
    country,
    province,
    city,
    address,
    postal_code,
    case when has_opted_out_of_email = 'true' then 'false' end
        as consent_marketing,
    created_date as created_at,
    last_modified_date as updated_at,
    is_deleted
from records
