with

customers as (

    select *
    from {{ ref('stg_generic__customers') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_generic__buyers') }}

),

accounts as (

    select
        customers.record_id,
        'generic' as system,
        customers.channel,
        customers.channel as scope,
        customers.customer_id as source_record_id,
        case
            when customers.party_type in ('person', 'organisation')
                then customers.party_type
            when customers.uscc_status = 'ok' then 'organisation'
            else 'unknown'
        end as party_type,
        {{ clean_name('customers.name_raw') }} as full_name,
        {{ name_status('customers.name_raw') }} as name_status,
        coalesce(
            customers.family_name_raw,
            {{ family_name('customers.name_raw') }}
        ) as family_name,
        coalesce(
            customers.given_name_raw,
            {{ given_name('customers.name_raw') }}
        ) as given_name,
        customers.nickname,
        customers.company_name,
        customers.job_title,
        coalesce(
            customers.gender,
            {{ resident_id_gender('customers.resident_id_raw') }},
            {{ name_gender('customers.name_raw') }}
        ) as gender,
        coalesce(
            customers.birth_date,
            {{ resident_id_birth_date('customers.resident_id_raw') }}
        ) as birth_date,
        customers.country,
        coalesce(provinces.name, customers.province_raw) as province,
        coalesce(cities.name, customers.city_raw) as city,
        coalesce(districts.name, customers.district_raw) as district,
        customers.address_raw as address,
        customers.postal_code,
        customers.member_level,
        customers.points,
        customers.consent_marketing,
        customers.is_deleted,
        customers.created_at,
        customers.updated_at
    from customers
    {{ join_regions('customers') }}

),

buyer_records as (

    select
        buyers.record_id,
        'generic' as system,
        buyers.channel,
        buyers.channel as scope,
        buyers.buyer_key as source_record_id,
        'unknown' as party_type,
        {{ clean_name('buyers.name_raw') }} as full_name,
        {{ name_status('buyers.name_raw') }} as name_status,
        {{ family_name('buyers.name_raw') }} as family_name,
        {{ given_name('buyers.name_raw') }} as given_name,
        {{ null_columns(['nickname', 'company_name', 'job_title']) }},
        {{ name_gender('buyers.name_raw') }} as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        buyers.first_ordered_at as created_at,
        buyers.first_ordered_at as updated_at
    from buyers

),

final as (

    select * from accounts

    union all

    select * from buyer_records

)

select * from final
