with

members as (

    select *
    from {{ ref('stg_jd__members') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_jd__buyers') }}

),

records as (

    select
        buyers.name_raw,
        buyers.province_raw,
        buyers.city_raw,
        buyers.district_raw,
        buyers.address_raw,
        members.nickname,
        members.grade as member_level,
        members.points,
        buyers.first_ordered_at as created_at,
        coalesce(members.record_id, buyers.record_id) as record_id,
        coalesce(members.vender_id, buyers.vender_id) as scope,
        coalesce(members.pin, buyers.buyer_key) as source_record_id,
        coalesce(buyers.last_ordered_at, members.last_trade_at) as updated_at,
        case when members.record_id is null then 'unknown' else 'person' end
            as party_type
    from members
    full outer join buyers
        on members.record_id = buyers.record_id

),

final as (

    select
        records.record_id,
        'jd' as system,
        'jd_shop' as channel,
        records.scope,
        records.source_record_id,
        records.party_type,
        {{ clean_name('records.name_raw') }} as full_name,
        {{ name_status('records.name_raw') }} as name_status,
        {{ family_name('records.name_raw') }} as family_name,
        {{ given_name('records.name_raw') }} as given_name,
        records.nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        {{ name_gender('records.name_raw') }} as gender,
        {{ null_columns(['birth_date', 'country']) }},
        coalesce(provinces.name, records.province_raw) as province,
        coalesce(cities.name, records.city_raw) as city,
        coalesce(districts.name, records.district_raw) as district,
        records.address_raw as address,
        {{ null_columns(['postal_code']) }},
        records.member_level,
        records.points,
        {{ null_columns(['consent_marketing']) }},
        false as is_deleted,
        records.created_at,
        records.updated_at
    from records
    {{ join_regions('records') }}

)

select * from final
