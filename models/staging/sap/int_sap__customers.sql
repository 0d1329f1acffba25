with

customers as (

    select *
    from {{ ref('stg_sap__kna1') }}
    where row_status = 'kept'

),

buyers as (

    select *
    from {{ ref('int_sap__buyers') }}
    where
        buyer_kind in ('one-time buyer', 'unknown customer')
        and (buyer_kind = 'one-time buyer' or order_rank = 1)

),

accounts as (

    select
        customers.record_id,
        'sap' as system,
        'sap_sales' as channel,
        customers.client as scope,
        customers.customer_no as source_record_id,
        customers.party_type,
        case
            when customers.party_type = 'person'
                then {{ clean_name('customers.name_raw') }}
        end as full_name,
        case
            when customers.party_type = 'organisation' then 'company'
            else {{ name_status('customers.name_raw') }}
        end as name_status,
        case
            when customers.party_type = 'person'
                then {{ family_name('customers.name_raw') }}
        end as family_name,
        case
            when customers.party_type = 'person'
                then {{ given_name('customers.name_raw') }}
        end as given_name,
        {{ null_columns(['nickname']) }},
        case
            when customers.party_type = 'organisation' then customers.name_raw
        end as company_name,
        {{ null_columns(['job_title']) }},
        coalesce(
            customers.gender, {{ name_gender('customers.name_raw') }}
        ) as gender,
        {{ null_columns(['birth_date']) }},
        customers.country,
        provinces.name as province,
        coalesce(cities.name, customers.city_raw) as city,
        coalesce(districts.name, customers.district_raw) as district,
        customers.address_raw as address,
        customers.postal_code,
        {{ null_columns(['member_level', 'points', 'consent_marketing']) }},
        customers.is_deleted,
        customers.created_at,
        customers.created_at as updated_at
    from customers
    {{ join_regions('customers') }}

),

buyer_records as (

    select
        record_id,
        'sap' as system,
        'sap_sales' as channel,
        client as scope,
        case
            when buyer_kind = 'unknown customer' then customer_no
            else {{ extract_match('order_id', '[^:]+$') }}
        end as source_record_id,
        'unknown' as party_type,
        {{ clean_name('name_raw') }} as full_name,
        {{ name_status('name_raw') }} as name_status,
        {{ family_name('name_raw') }} as family_name,
        {{ given_name('name_raw') }} as given_name,
        {{ null_columns(['nickname', 'company_name', 'job_title']) }},
        {{ name_gender('name_raw') }} as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        ordered_at as created_at,
        ordered_at as updated_at
    from buyers

),

final as (

    select * from accounts

    union all

    select * from buyer_records

)

select * from final
