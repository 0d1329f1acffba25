with

contacts as (

    select *
    from {{ ref('stg_wecom__contacts') }}
    where row_status = 'kept'

),

remarks as (

    select * from {{ ref('int_wecom__remarks') }}

),

strangers as (

    select *
    from {{ ref('int_wecom__kf_customers') }}
    where not is_contact

),

named as (

    select
        contacts.*,
        remarks.company_name as remark_company_name,
        remarks.first_added_at,
        remarks.last_added_at,
        -- A WeChat user (type 1) shows a nickname; what staff note is the name.
        case
            when contacts.contact_type = '2'
                then coalesce(contacts.contact_name, remarks.remark)
            else remarks.remark
        end as name_raw,
        case
            when contacts.contact_type = '2' then null
            else contacts.contact_name
        end as nickname
    from contacts
    left join remarks
        on contacts.record_id = remarks.record_id

),

contact_records as (

    select
        record_id,
        'wecom' as system,
        'wecom' as channel,
        corp_id as scope,
        external_userid as source_record_id,
        'person' as party_type,
        {{ clean_name('name_raw') }} as full_name,
        {{ name_status('name_raw') }} as name_status,
        {{ family_name('name_raw') }} as family_name,
        {{ given_name('name_raw') }} as given_name,
        nickname,
        coalesce(company_name, remark_company_name) as company_name,
        job_title,
        coalesce(gender, {{ name_gender('name_raw') }}) as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        first_added_at as created_at,
        last_added_at as updated_at
    from named

),

-- Who only wrote to a service desk, and is nobody's contact.
stranger_records as (

    select
        record_id,
        'wecom' as system,
        'wecom_service' as channel,
        corp_id as scope,
        external_userid as source_record_id,
        'person' as party_type,
        {{ null_columns(['full_name']) }},
        'absent' as name_status,
        {{ null_columns(['family_name', 'given_name']) }},
        nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        first_seen_at as created_at,
        last_seen_at as updated_at
    from strangers

),

final as (

    select * from contact_records

    union all

    select * from stranger_records

)

select * from final
