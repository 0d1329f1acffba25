with

customers as (

    select *
    from {{ ref('stg_youzan__customers') }}
    where row_status = 'kept'

),

followers as (

    select *
    from {{ ref('stg_youzan__followers') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_youzan__buyers') }}

),

holders as (

    select *
    from {{ ref('int_youzan__holders') }}
    where is_new

),

named as (

    select
        *,
        {{ name_status('name_raw') }} as name_status
    from customers

),

accounts as (

    select
        named.record_id,
        'youzan' as system,
        'youzan_shop' as channel,
        named.kdt_id as scope,
        named.yz_open_id as source_record_id,
        'person' as party_type,
        {{ clean_name('named.name_raw') }} as full_name,
        named.name_status,
        {{ family_name('named.name_raw') }} as family_name,
        {{ given_name('named.name_raw') }} as given_name,
        coalesce(
            named.nickname,
            case
                when named.name_status = 'nickname'
                    then named.name_raw
            end
        ) as nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        coalesce(
            named.gender,
            {{ name_gender('named.name_raw') }}
        ) as gender,
        named.birth_date,
        {{ null_columns(['country']) }},
        coalesce(provinces.name, named.province_raw) as province,
        coalesce(cities.name, named.city_raw) as city,
        coalesce(districts.name, named.district_raw) as district,
        named.address_raw as address,
        {{ null_columns(['postal_code', 'member_level']) }},
        named.points,
        {{ null_columns(['consent_marketing']) }},
        false as is_deleted,
        named.created_at,
        named.updated_at
    from named
    {{ join_regions('named') }}

),

follower_records as (

    select
        record_id,
        'youzan' as system,
        'youzan_shop' as channel,
        kdt_id as scope,
        fans_id as source_record_id,
        'person' as party_type,
        {{ null_columns(['full_name']) }},
        'absent' as name_status,
        {{ null_columns(['family_name', 'given_name']) }},
        nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        created_at,
        created_at as updated_at
    from followers

),

buyer_records as (

    select
        buyers.record_id,
        'youzan' as system,
        'youzan_shop' as channel,
        buyers.kdt_id as scope,
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
        buyers.first_ordered_at as updated_at
    from buyers
    {{ join_regions('buyers') }}

),

holder_records as (

    select
        record_id,
        'youzan' as system,
        'youzan_shop' as channel,
        kdt_id as scope,
        yz_open_id as source_record_id,
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
        first_seen_at as created_at,
        first_seen_at as updated_at
    from holders

),

final as (

    select * from accounts

    union all

    select * from follower_records

    union all

    select * from buyer_records

    union all

    select * from holder_records

)

select * from final
