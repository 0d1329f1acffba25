with

people as (

    select
        *,
        case when not is_organisation then name_raw end as person_name_raw
    from {{ ref('int_zhidao__people') }}

),

final as (

    select
        people.record_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        people.app_code as scope,
        people.source_record_id,
        case
            when people.is_organisation then 'organisation'
            when people.kind = 'buyer' then 'unknown'
            else 'person'
        end as party_type,
        {{ clean_name('people.person_name_raw') }} as full_name,
        case
            when people.is_organisation then 'company'
            else {{ name_status('people.person_name_raw') }}
        end as name_status,
        {{ family_name('people.person_name_raw') }} as family_name,
        {{ given_name('people.person_name_raw') }} as given_name,
        {{ null_columns(['nickname']) }},
        case when people.is_organisation then people.name_raw end
            as company_name,
        {{ null_columns(['job_title']) }},
        coalesce(people.gender, {{ name_gender('people.person_name_raw') }})
            as gender,
        people.birth_date,
        {{ null_columns(['country']) }},
        coalesce(provinces.name, people.province_raw) as province,
        coalesce(cities.name, people.city_raw) as city,
        coalesce(districts.name, people.district_raw) as district,
        people.address_raw as address,
        {{ null_columns(['postal_code']) }},
        people.member_level,
        {{ null_columns(['points']) }},
        people.has_consented as consent_marketing,
        people.is_deleted,
        people.created_at,
        people.updated_at
    from people
    {{ join_regions('people') }}

)

select * from final
