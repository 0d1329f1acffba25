with

people as (

    select
        *,
        {{ null_columns(['district_raw']) }}
    from {{ ref('int_social__people') }}

),

final as (

    select
        people.record_id,
        'social' as system,
        people.channel,
        people.scope,
        people.account_id as source_record_id,
        'unknown' as party_type,
        {{ null_columns(['full_name']) }},
        'absent' as name_status,
        {{ null_columns(['family_name', 'given_name']) }},
        people.nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        people.gender,
        {{ null_columns(['birth_date', 'country']) }},
        coalesce(provinces.name, people.province_raw) as province,
        coalesce(cities.name, people.city_raw) as city,
        districts.name as district,
        {{ null_columns([
            'address', 'postal_code', 'member_level', 'points',
            'consent_marketing',
        ]) }},
        false as is_deleted,
        people.first_seen_at as created_at,
        people.last_seen_at as updated_at
    from people
    {{ join_regions('people') }}

)

select * from final
