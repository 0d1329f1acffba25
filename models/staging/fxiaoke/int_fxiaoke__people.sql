with

accounts as (

    select *
    from {{ ref('stg_fxiaoke__account_obj') }}
    where row_status = 'kept'

),

-- An account that was copied still names the lead it came of.
companies as (

    select
        tenant_id,
        account_id,
        lead_key,
        row_number() over (
            partition by tenant_id, lead_key
            order by is_deleted, created_at nulls last, account_id
        ) as lead_rank
    from accounts
    where lead_key is not null and not is_person

),

contacts as (

    select *
    from {{ ref('stg_fxiaoke__contact_obj') }}
    where row_status = 'kept'

),

leads as (

    select *
    from {{ ref('stg_fxiaoke__leads_obj') }}
    where row_status = 'kept'

),

final as (

    select
        record_id,
        tenant_id,
        account_id as object_id,
        {{ null_columns(['employer_id']) }},
        lead_key,
        phone,
        phone_status,
        phone_raw,
        {{ null_columns([
            'second_phone', 'second_phone_status', 'second_phone_raw',
            'desk_phone', 'desk_phone_status', 'desk_phone_raw',
        ]) }},
        email,
        email_status,
        email_raw,
        name_raw,
        {{ null_columns(['company_name', 'job_title']) }},
        country,
        province_raw,
        city_raw,
        district_raw,
        address_raw,
        is_deleted,
        {{ null_columns(['birth_date']) }},
        created_at,
        updated_at
    from accounts
    where is_person

    union all

    select
        contacts.record_id,
        contacts.tenant_id,
        contacts.contact_id as object_id,
        contacts.account_id as employer_id,
        contacts.lead_key,
        contacts.phone,
        contacts.phone_status,
        contacts.phone_raw,
        contacts.second_phone,
        contacts.second_phone_status,
        contacts.second_phone_raw,
        contacts.desk_phone,
        contacts.desk_phone_status,
        contacts.desk_phone_raw,
        contacts.email,
        contacts.email_status,
        contacts.email_raw,
        contacts.name_raw,
        accounts.name_raw as company_name,
        contacts.job_title,
        {{ null_columns([
            'country', 'province_raw', 'city_raw', 'district_raw', 'address_raw',
        ]) }},
        contacts.is_deleted,
        contacts.birth_date,
        contacts.created_at,
        contacts.updated_at
    from contacts
    left join accounts
        on
            contacts.tenant_id = accounts.tenant_id
            and contacts.account_id = accounts.account_id
            and not accounts.is_person

    union all

    select
        leads.record_id,
        leads.tenant_id,
        leads.lead_key as object_id,
        -- The company that the lead was turned into.
        companies.account_id as employer_id,
        {{ null_columns(['lead_key']) }},
        leads.phone,
        leads.phone_status,
        leads.phone_raw,
        {{ null_columns([
            'second_phone', 'second_phone_status', 'second_phone_raw',
        ]) }},
        leads.desk_phone,
        leads.desk_phone_status,
        leads.desk_phone_raw,
        leads.email,
        leads.email_status,
        leads.email_raw,
        leads.name_raw,
        leads.company_name,
        leads.job_title,
        {{ null_columns([
            'country', 'province_raw', 'city_raw', 'district_raw',
        ]) }},
        leads.address_raw,
        leads.is_deleted,
        {{ null_columns(['birth_date']) }},
        leads.created_at,
        leads.updated_at
    from leads
    left join companies
        on
            leads.tenant_id = companies.tenant_id
            and leads.lead_key = companies.lead_key
            and companies.lead_rank = 1

)

select * from final
