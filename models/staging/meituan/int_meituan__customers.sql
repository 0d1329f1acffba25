with

buyers as (

    select
        *,
        {{ address_province('address_raw') }} as province_raw,
        {{ address_city('address_raw') }} as city_raw,
        {{ address_district('address_raw') }} as district_raw
    from {{ ref('int_meituan__buyers') }}

),

final as (

    select
        buyers.record_id,
        'meituan' as system,
        'meituan_waimai' as channel,
        buyers.app_id as scope,
        buyers.buyer_key as source_record_id,
        case when buyers.is_member then 'person' else 'unknown' end
            as party_type,
        {{ clean_name('buyers.name_raw') }} as full_name,
        {{ name_status('buyers.name_raw') }} as name_status,
        {{ family_name('buyers.name_raw') }} as family_name,
        {{ given_name('buyers.name_raw') }} as given_name,
        {{ null_columns(['nickname']) }},
        buyers.company_name,
        {{ null_columns(['job_title']) }},
        {{ name_gender('buyers.name_raw') }} as gender,
        {{ null_columns(['birth_date', 'country']) }},
        coalesce(provinces.name, buyers.province_raw) as province,
        coalesce(cities.name, buyers.city_raw) as city,
        coalesce(districts.name, buyers.district_raw) as district,
        buyers.address_raw as address,
        {{ null_columns(['postal_code']) }},
        buyers.member_level,
        {{ null_columns(['points', 'consent_marketing']) }},
        false as is_deleted,
        buyers.first_ordered_at as created_at,
        buyers.last_ordered_at as updated_at
    from buyers
    {{ join_regions('buyers') }}

)

select * from final
