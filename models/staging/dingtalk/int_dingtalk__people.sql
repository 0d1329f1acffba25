with

customers as (

    select *
    from {{ ref('stg_dingtalk__crm_customers') }}
    where row_status = 'kept'

),

contacts as (

    select *
    from {{ ref('stg_dingtalk__crm_contacts') }}
    where row_status = 'kept'

),

external_contacts as (

    select *
    from {{ ref('stg_dingtalk__external_contacts') }}
    where row_status = 'kept'

),

final as (

    select
        record_id,
        corp_id,
        instance_id as account_id,
        {{ null_columns([
            'external_userid', 'dingtalk_unionid', 'employer_id',
        ]) }},
        phone,
        phone_status,
        phone_raw,
        {{ null_columns(['email', 'email_status', 'email_raw']) }},
        name_raw,
        {{ null_columns(['company_name', 'job_title']) }},
        province_raw,
        city_raw,
        district_raw,
        address_detail,
        created_at,
        updated_at
    from customers
    where is_person

    union all

    select
        contacts.record_id,
        contacts.corp_id,
        contacts.instance_id as account_id,
        contacts.external_userid,
        contacts.dingtalk_unionid,
        companies.instance_id as employer_id,
        contacts.phone,
        contacts.phone_status,
        contacts.phone_raw,
        {{ null_columns(['email', 'email_status', 'email_raw']) }},
        contacts.name_raw,
        companies.name_raw as company_name,
        contacts.job_title,
        {{ null_columns([
            'province_raw', 'city_raw', 'district_raw', 'address_detail',
        ]) }},
        contacts.created_at,
        contacts.updated_at
    from contacts
    left join customers as companies
        on
            contacts.corp_id = companies.corp_id
            and contacts.customer_instance_id = companies.instance_id
            and not companies.is_person

    union all

    select
        record_id,
        corp_id,
        {{ null_columns(['account_id']) }},
        external_userid,
        {{ null_columns(['dingtalk_unionid', 'employer_id']) }},
        phone,
        phone_status,
        phone_raw,
        email,
        email_status,
        email_raw,
        name_raw,
        company_name,
        job_title,
        province_raw,
        city_raw,
        district_raw,
        address_detail,
        {{ null_columns(['created_at', 'updated_at']) }}
    from external_contacts

)

select * from final
