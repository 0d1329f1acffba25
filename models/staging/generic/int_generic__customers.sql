with

customers as (

    select *
    from {{ ref('stg_generic__customers') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_generic__buyers') }}

),

-- A region that has no column may stand in the address.
divided as (

    select
        *,
        case
            when
                city_raw is null
                or district_raw is null
                then {{ address_parts('address_raw') }}
        end as address_parts
    from customers

),

located as (

    select
        *,
        coalesce(
            province_raw,
            nullif({{ dbt.split_part('address_parts', "'|'", 1) }}, '')
        ) as province_text,
        coalesce(
            city_raw,
            nullif({{ dbt.split_part('address_parts', "'|'", 2) }}, '')
        ) as city_text,
        coalesce(
            district_raw,
            nullif({{ dbt.split_part('address_parts', "'|'", 3) }}, '')
        ) as district_text
    from divided

),

places as (

    select distinct
        province_text,
        city_text,
        district_text
    from located
    where coalesce(province_text, city_text, district_text) is not null

),

-- A place comes again and again: each is looked up once.
known_places as (

    select
        places.province_text,
        places.city_text,
        places.district_text,
        provinces.name as province,
        cities.name as city,
        districts.name as district
    from places
    {{ join_regions(
        'places', 'province_text', 'city_text', 'district_text'
    ) }}

),

named_customers as (

    select
        *,
        {{ parse_name('name_raw') }} as name_verdict
    from located

),

named_buyers as (

    select
        *,
        {{ parse_name('name_raw') }} as name_verdict
    from buyers

),

accounts as (

    select
        named_customers.record_id,
        'generic' as system,
        named_customers.channel,
        named_customers.channel as scope,
        named_customers.customer_id as source_record_id,
        case
            when named_customers.party_type in ('person', 'organisation')
                then named_customers.party_type
            when named_customers.uscc_status = 'ok' then 'organisation'
            else 'unknown'
        end as party_type,
        {{ value_of('named_customers.name_verdict') }} as full_name,
        {{ status_of('named_customers.name_verdict') }} as name_status,
        coalesce(
            named_customers.family_name_raw,
            {{ family_name_of('named_customers.name_verdict') }}
        ) as family_name,
        coalesce(
            named_customers.given_name_raw,
            {{ given_name_of('named_customers.name_verdict') }}
        ) as given_name,
        named_customers.nickname,
        named_customers.company_name,
        named_customers.job_title,
        coalesce(
            named_customers.gender,
            {{ resident_id_gender('named_customers.resident_id_raw') }},
            {{ name_gender('named_customers.name_raw') }}
        ) as gender,
        coalesce(
            named_customers.birth_date,
            {{ resident_id_birth_date('named_customers.resident_id_raw') }}
        ) as birth_date,
        named_customers.country,
        coalesce(known_places.province, named_customers.province_raw)
            as province,
        coalesce(known_places.city, named_customers.city_raw) as city,
        coalesce(known_places.district, named_customers.district_raw)
            as district,
        named_customers.address_raw as address,
        named_customers.postal_code,
        named_customers.member_level,
        named_customers.points,
        named_customers.consent_marketing,
        named_customers.is_deleted,
        named_customers.created_at,
        named_customers.updated_at
    from named_customers
    left join known_places
        on
            named_customers.province_text
            is not distinct from known_places.province_text
            and named_customers.city_text
            is not distinct from known_places.city_text
            and named_customers.district_text
            is not distinct from known_places.district_text

),

buyer_records as (

    select
        named_buyers.record_id,
        'generic' as system,
        named_buyers.channel,
        named_buyers.channel as scope,
        named_buyers.buyer_key as source_record_id,
        'unknown' as party_type,
        {{ value_of('named_buyers.name_verdict') }} as full_name,
        {{ status_of('named_buyers.name_verdict') }} as name_status,
        {{ family_name_of('named_buyers.name_verdict') }} as family_name,
        {{ given_name_of('named_buyers.name_verdict') }} as given_name,
        {{ null_columns(['nickname', 'company_name', 'job_title']) }},
        {{ name_gender('named_buyers.name_raw') }} as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        named_buyers.first_ordered_at as created_at,
        named_buyers.first_ordered_at as updated_at
    from named_buyers

),

final as (

    select * from accounts

    union all

    select * from buyer_records

)

select * from final
