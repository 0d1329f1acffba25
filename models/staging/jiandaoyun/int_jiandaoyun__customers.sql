with

states as (

    select * from {{ ref('int_jiandaoyun__customer_states') }}

),

buyers as (

    select * from {{ ref('int_jiandaoyun__buyers') }}

),

on_file as (

    select
        states.record_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        states.app_id as scope,
        states.data_id as source_record_id,
        case
            when states.is_organisation then 'organisation' else 'person'
        end as party_type,
        case
            when not states.is_organisation
                then {{ clean_name('states.name_raw') }}
        end as full_name,
        case
            when states.is_organisation then 'company'
            else {{ name_status('states.name_raw') }}
        end as name_status,
        case
            when not states.is_organisation
                then {{ family_name('states.name_raw') }}
        end as family_name,
        case
            when not states.is_organisation
                then {{ given_name('states.name_raw') }}
        end as given_name,
        {{ null_columns(['nickname']) }},
        case when states.is_organisation then states.name_raw end
            as company_name,
        {{ null_columns(['job_title']) }},
        case
            when not states.is_organisation
                then
                    coalesce(
                        states.gender, {{ name_gender('states.name_raw') }}
                    )
        end as gender,
        states.birth_date,
        {{ null_columns(['country']) }},
        coalesce(provinces.name, states.province_raw) as province,
        coalesce(cities.name, states.city_raw) as city,
        coalesce(districts.name, states.district_raw) as district,
        states.address_raw as address,
        {{ null_columns(['postal_code', 'member_level']) }},
        states.points,
        -- An empty list is no refusal: nobody ticked a box.
        case when {{ matches('states.consent_raw', '"') }} then true end
            as consent_marketing,
        states.is_deleted,
        states.created_at,
        states.updated_at
    from states
    {{ join_regions('states') }}

),

buyer_records as (

    select
        record_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        app_id as scope,
        source_record_id,
        'unknown' as party_type,
        {{ clean_name('name_raw') }} as full_name,
        {{ name_status('name_raw') }} as name_status,
        {{ family_name('name_raw') }} as family_name,
        {{ given_name('name_raw') }} as given_name,
        {{ null_columns(['nickname', 'company_name', 'job_title']) }},
        {{ name_gender('name_raw') }} as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        ordered_at as created_at,
        ordered_at as updated_at
    from buyers

),

final as (

    select * from on_file

    union all

    select * from buyer_records

)

select * from final
