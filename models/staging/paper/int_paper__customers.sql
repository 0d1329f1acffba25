with

people as (

    select
        *,
        {{ name_status('name_raw') }} as name_status
    from {{ ref('int_paper__people') }}

),

final as (

    select
        people.record_id,
        'paper' as system,
        'paper_form' as channel,
        people.scope,
        people.source_record_id,
        'person' as party_type,
        {{ clean_name('people.name_raw') }} as full_name,
        people.name_status,
        {{ family_name('people.name_raw') }} as family_name,
        {{ given_name('people.name_raw') }} as given_name,
        case when people.name_status = 'nickname' then people.name_raw end
            as nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        coalesce(people.gender, {{ name_gender('people.name_raw') }}) as gender,
        people.birth_date,
        {{ null_columns(['country']) }},
        coalesce(provinces.name, people.province_raw) as province,
        coalesce(cities.name, people.city_raw) as city,
        coalesce(districts.name, people.district_raw) as district,
        people.address_raw as address,
        {{ null_columns(['postal_code', 'member_level', 'points']) }},
        people.is_consent_given as consent_marketing,
        false as is_deleted,
        people.created_at,
        people.updated_at
    from people
    {{ join_regions('people') }}

)

select * from final
