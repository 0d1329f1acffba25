with

customers as (

    select *
    from {{ ref('stg_generic__customers') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_generic__buyers') }}

),

places as (

    select distinct
        province_text,
        city_text,
        district_text
    from {{ ref('stg_generic__customers') }}
    where
        row_status = 'kept'
        and coalesce(province_text, city_text, district_text) is not null

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
    from customers

),

-- What a record is, it says alone: no other record may decide it, or one of an
-- unknown party could join a person and an organisation.
sided_customers as (

    select
        *,
        case
            when party_type in ('person', 'organisation') then party_type
            when uscc_status = 'ok' then 'organisation'
            when
                {{ status_of('name_verdict') }} = 'company'
                and ({{ has_legal_form('name_raw') }})
                then 'organisation'
            else 'unknown'
        end as party
    from named_customers

),

named_buyers as (

    select
        *,
        {{ parse_name('name_raw') }} as name_verdict
    from buyers

),

accounts as (

    select
        sided_customers.record_id,
        'generic' as system,
        sided_customers.channel,
        sided_customers.channel as scope,
        sided_customers.customer_id as source_record_id,
        sided_customers.party as party_type,
        {{ value_of('sided_customers.name_verdict') }} as full_name,
        {{ status_of('sided_customers.name_verdict') }} as name_status,
        coalesce(
            sided_customers.family_name_raw,
            {{ family_name_of('sided_customers.name_verdict') }}
        ) as family_name,
        coalesce(
            sided_customers.given_name_raw,
            {{ given_name_of('sided_customers.name_verdict') }}
        ) as given_name,
        sided_customers.nickname,
        case
            when sided_customers.party = 'organisation'
                then coalesce(
                    sided_customers.company_name, sided_customers.name_raw
                )
            else sided_customers.company_name
        end as company_name,
        sided_customers.job_title,
        coalesce(
            sided_customers.gender,
            {{ resident_id_gender('sided_customers.resident_id_raw') }},
            {{ name_gender('sided_customers.name_raw') }}
        ) as gender,
        coalesce(
            sided_customers.birth_date,
            {{ resident_id_birth_date('sided_customers.resident_id_raw') }}
        ) as birth_date,
        sided_customers.country,
        coalesce(known_places.province, sided_customers.province_raw)
            as province,
        coalesce(known_places.city, sided_customers.city_raw) as city,
        coalesce(known_places.district, sided_customers.district_raw)
            as district,
        sided_customers.address_raw as address,
        sided_customers.postal_code,
        sided_customers.member_level,
        sided_customers.points,
        sided_customers.consent_marketing,
        sided_customers.is_deleted,
        sided_customers.created_at,
        sided_customers.updated_at
    from sided_customers
    left join known_places
        on
            sided_customers.province_text
            is not distinct from known_places.province_text
            and sided_customers.city_text
            is not distinct from known_places.city_text
            and sided_customers.district_text
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
