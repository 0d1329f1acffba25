with

member_shares as (

    select *
    from {{ ref('stg_alipay__member_shares') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_alipay__buyers') }}

),

members as (

    select
        member_shares.record_id,
        'alipay' as system,
        'alipay' as channel,
        member_shares.app_id as scope,
        member_shares.user_id as source_record_id,
        case
            when member_shares.is_company then 'organisation' else 'person'
        end as party_type,
        {{ clean_name('member_shares.name_raw') }} as full_name,
        case
            when member_shares.is_company then 'company'
            else {{ name_status('member_shares.name_raw') }}
        end as name_status,
        {{ family_name('member_shares.name_raw') }} as family_name,
        {{ given_name('member_shares.name_raw') }} as given_name,
        member_shares.nickname,
        member_shares.company_name,
        {{ null_columns(['job_title']) }},
        coalesce(
            member_shares.gender,
            {{ resident_id_gender('member_shares.resident_id_raw') }}
        ) as gender,
        coalesce(
            member_shares.birth_date,
            {{ resident_id_birth_date('member_shares.resident_id_raw') }}
        ) as birth_date,
        {{ null_columns(['country']) }},
        coalesce(provinces.name, member_shares.province_raw) as province,
        coalesce(cities.name, member_shares.city_raw) as city,
        coalesce(districts.name, member_shares.district_raw) as district,
        member_shares.address_raw as address,
        {{ null_columns(['postal_code']) }},
        member_shares.member_level,
        {{ null_columns(['points', 'consent_marketing']) }},
        false as is_deleted,
        {{ null_columns(['created_at', 'updated_at']) }}
    from member_shares
    {{ join_regions('member_shares') }}

),

buyer_records as (

    select
        record_id,
        'alipay' as system,
        'alipay' as channel,
        scope,
        buyer_key as source_record_id,
        'unknown' as party_type,
        {{ clean_name('name_raw') }} as full_name,
        {{ name_status('name_raw') }} as name_status,
        {{ family_name('name_raw') }} as family_name,
        {{ given_name('name_raw') }} as given_name,
        {{ null_columns([
            'nickname', 'company_name', 'job_title', 'gender', 'birth_date',
            'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        first_paid_at as created_at,
        first_paid_at as updated_at
    from buyers

),

final as (

    select * from members

    union all

    select * from buyer_records

)

select * from final
