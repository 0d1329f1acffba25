with

members as (

    select *
    from {{ ref('stg_pos__members') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_pos__buyers') }}

),

named as (

    select
        *,
        {{ name_status('name_raw') }} as name_status
    from members

),

accounts as (

    select
        named.record_id,
        'pos' as system,
        'pos_store' as channel,
        named.app_id as scope,
        named.customer_uid as source_record_id,
        case
            when named.name_status = 'company' then 'unknown' else 'person'
        end as party_type,
        {{ clean_name('named.name_raw') }} as full_name,
        named.name_status,
        {{ family_name('named.name_raw') }} as family_name,
        {{ given_name('named.name_raw') }} as given_name,
        case
            when named.name_status = 'nickname' then named.name_raw
        end as nickname,
        case
            when named.name_status = 'company' then named.name_raw
        end as company_name,
        {{ null_columns(['job_title']) }},
        {{ name_gender('named.name_raw') }} as gender,
        named.birth_date,
        {{ null_columns(['country']) }},
        coalesce(provinces.name, named.province_raw) as province,
        coalesce(cities.name, named.city_raw) as city,
        coalesce(districts.name, named.district_raw) as district,
        named.address_detail as address,
        {{ null_columns(['postal_code']) }},
        named.member_level,
        named.points,
        {{ null_columns(['consent_marketing']) }},
        false as is_deleted,
        named.created_at,
        named.created_at as updated_at
    from named
    {{ join_regions('named') }}

),

buyer_records as (

    select
        record_id,
        'pos' as system,
        'pos_store' as channel,
        app_id as scope,
        buyer_key as source_record_id,
        'unknown' as party_type,
        {{ null_columns(['full_name']) }},
        'absent' as name_status,
        {{ null_columns([
            'family_name', 'given_name', 'nickname', 'company_name',
            'job_title', 'gender', 'birth_date', 'country', 'province', 'city',
            'district', 'address', 'postal_code', 'member_level', 'points',
            'consent_marketing',
        ]) }},
        false as is_deleted,
        first_ordered_at as created_at,
        first_ordered_at as updated_at
    from buyers

),

final as (

    select * from accounts

    union all

    select * from buyer_records

)

select * from final
