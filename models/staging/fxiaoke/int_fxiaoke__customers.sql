with

accounts as (

    select *
    from {{ ref('stg_fxiaoke__account_obj') }}
    where row_status = 'kept' and not is_person

),

people as (

    select * from {{ ref('int_fxiaoke__people') }}

),

organisations as (

    select
        accounts.record_id,
        'fxiaoke' as system,
        'fxiaoke_crm' as channel,
        accounts.tenant_id as scope,
        accounts.account_id as source_record_id,
        'organisation' as party_type,
        {{ null_columns(['full_name']) }},
        'company' as name_status,
        {{ null_columns(['family_name', 'given_name', 'nickname']) }},
        accounts.name_raw as company_name,
        {{ null_columns(['job_title', 'gender', 'birth_date']) }},
        accounts.country,
        coalesce(provinces.name, accounts.province_raw) as province,
        coalesce(cities.name, accounts.city_raw) as city,
        coalesce(districts.name, accounts.district_raw) as district,
        accounts.address_raw as address,
        {{ null_columns([
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        accounts.is_deleted,
        accounts.created_at,
        accounts.updated_at
    from accounts
    {{ join_regions('accounts') }}

),

persons as (

    select
        people.record_id,
        'fxiaoke' as system,
        'fxiaoke_crm' as channel,
        people.tenant_id as scope,
        people.object_id as source_record_id,
        'person' as party_type,
        {{ clean_name('people.name_raw') }} as full_name,
        {{ name_status('people.name_raw') }} as name_status,
        {{ family_name('people.name_raw') }} as family_name,
        {{ given_name('people.name_raw') }} as given_name,
        {{ null_columns(['nickname']) }},
        people.company_name,
        people.job_title,
        {{ name_gender('people.name_raw') }} as gender,
        people.birth_date,
        people.country,
        coalesce(provinces.name, people.province_raw) as province,
        coalesce(cities.name, people.city_raw) as city,
        coalesce(districts.name, people.district_raw) as district,
        people.address_raw as address,
        {{ null_columns([
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        people.is_deleted,
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
