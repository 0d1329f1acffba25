with

companies as (

    select *
    from {{ ref('stg_dingtalk__crm_customers') }}
    where row_status = 'kept' and not is_person

),

people as (

    select * from {{ ref('int_dingtalk__people') }}

),

organisations as (

    select
        companies.record_id,
        'dingtalk' as system,
        'dingtalk_crm' as channel,
        companies.corp_id as scope,
        companies.instance_id as source_record_id,
        'organisation' as party_type,
        {{ null_columns(['full_name']) }},
        'company' as name_status,
        {{ null_columns(['family_name', 'given_name', 'nickname']) }},
        companies.name_raw as company_name,
        {{ null_columns(['job_title', 'gender', 'birth_date', 'country']) }},
        coalesce(provinces.name, companies.province_raw) as province,
        coalesce(cities.name, companies.city_raw) as city,
        coalesce(districts.name, companies.district_raw) as district,
        companies.address_detail as address,
        {{ null_columns([
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        companies.created_at,
        companies.updated_at
    from companies
    {{ join_regions('companies') }}

),

persons as (

    select
        people.record_id,
        'dingtalk' as system,
        case
            when people.account_id is null then 'dingtalk_contacts'
            else 'dingtalk_crm'
        end as channel,
        people.corp_id as scope,
        coalesce(people.account_id, people.external_userid)
            as source_record_id,
        'person' as party_type,
        {{ clean_name('people.name_raw') }} as full_name,
        {{ name_status('people.name_raw') }} as name_status,
        {{ family_name('people.name_raw') }} as family_name,
        {{ given_name('people.name_raw') }} as given_name,
        {{ null_columns(['nickname']) }},
        people.company_name,
        people.job_title,
        {{ name_gender('people.name_raw') }} as gender,
        {{ null_columns(['birth_date', 'country']) }},
        coalesce(provinces.name, people.province_raw) as province,
        coalesce(cities.name, people.city_raw) as city,
        coalesce(districts.name, people.district_raw) as district,
        people.address_detail as address,
        {{ null_columns([
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        people.created_at,
        people.updated_at
    from people
    {{ join_regions('people') }}

),

final as (

    select * from organisations

    union all

    select * from persons

)

select * from final
