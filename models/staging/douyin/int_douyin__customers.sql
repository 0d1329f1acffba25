with

buyers as (

    select * from {{ ref('int_douyin__buyers') }}

),

final as (

    select
        buyers.record_id,
        'douyin' as system,
        'douyin_shop' as channel,
        buyers.shop_id as scope,
        buyers.buyer_key as source_record_id,
        'unknown' as party_type,
        {{ clean_name('buyers.name_raw') }} as full_name,
        {{ name_status('buyers.name_raw') }} as name_status,
        {{ family_name('buyers.name_raw') }} as family_name,
        {{ given_name('buyers.name_raw') }} as given_name,
        {{ null_columns(['nickname', 'company_name', 'job_title']) }},
        {{ name_gender('buyers.name_raw') }} as gender,
        {{ null_columns(['birth_date', 'country']) }},
        coalesce(provinces.name, buyers.province_raw) as province,
        coalesce(cities.name, buyers.city_raw) as city,
        coalesce(districts.name, buyers.district_raw) as district,
        buyers.address_raw as address,
        {{ null_columns([
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        buyers.first_ordered_at as created_at,
        buyers.last_ordered_at as updated_at
    from buyers
    {{ join_regions('buyers') }}

)

select * from final
