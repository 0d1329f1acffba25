with

accounts as (

    select *
    from {{ ref('stg_zoho__accounts') }}
    where row_status = 'kept'

),

people as (

    select * from {{ ref('int_zoho__people') }}

),

organisations as (

    select
        accounts.record_id,
        'zoho' as system,
        'zoho_crm' as channel,
        accounts.organization_id as scope,
        accounts.account_id as source_record_id,
        'organisation' as party_type,
        {{ null_columns(['full_name']) }},
        'company' as name_status,
        {{ null_columns(['family_name', 'given_name', 'nickname']) }},
        accounts.company_name,
        {{ null_columns(['job_title', 'gender', 'birth_date']) }},
        accounts.country,
        coalesce(provinces.name, accounts.province_raw) as province,
        coalesce(cities.name, accounts.city_raw) as city,
        districts.name as district,
        accounts.address_raw as address,
        accounts.postal_code,
        {{ null_columns(['member_level', 'points', 'consent_marketing']) }},
        accounts.is_deleted,
        accounts.created_at,
        accounts.updated_at
    from accounts
    {{ join_regions('accounts') }}

),

persons as (

    select
        people.record_id,
        'zoho' as system,
        'zoho_crm' as channel,
        people.organization_id as scope,
        people.object_id as source_record_id,
        'person' as party_type,
        {{ clean_name('people.name_raw') }} as full_name,
        {{ name_status('people.name_raw') }} as name_status,
        {{ family_name('people.name_raw') }} as family_name,
        {{ given_name('people.name_raw') }} as given_name,
        {{ null_columns(['nickname']) }},
        people.company_name,
        people.job_title,
        coalesce(
            people.salutation_gender,
            {{ name_gender('people.name_raw') }}
        ) as gender,
        people.birth_date,
        people.country,
        coalesce(provinces.name, people.province_raw) as province,
        coalesce(cities.name, people.city_raw) as city,
        districts.name as district,
        people.address_raw as address,
        people.postal_code,
        {{ null_columns(['member_level', 'points']) }},
        case
            when people.has_opted_out_of_email then false
            else coalesce(
                people.allows_email or people.allows_phone,
                people.allows_email,
                people.allows_phone
            )
        end as consent_marketing,
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
