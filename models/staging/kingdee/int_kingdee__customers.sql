with

customers as (

    select *
    from {{ ref('stg_kingdee__bd_customer') }}
    where row_status = 'kept' and customer_row_status = 'kept'

),

people as (

    select * from {{ ref('int_kingdee__people') }}

),

organisations as (

    select
        customers.record_id,
        'kingdee' as system,
        'kingdee_cloud' as channel,
        customers.acct_id as scope,
        customers.customer_code as source_record_id,
        'organisation' as party_type,
        {{ null_columns(['full_name']) }},
        'company' as name_status,
        {{ null_columns(['family_name', 'given_name', 'nickname']) }},
        coalesce(customers.company_name, customers.short_name) as company_name,
        {{ null_columns(['job_title', 'gender', 'birth_date']) }},
        customers.country,
        coalesce(provinces.name, customers.province_raw) as province,
        coalesce(cities.name, customers.city_raw) as city,
        coalesce(districts.name, customers.district_raw) as district,
        customers.address_raw as address,
        customers.postal_code,
        {{ null_columns(['member_level', 'points', 'consent_marketing']) }},
        -- Forbidden is not deleted: no new bill may name the customer.
        false as is_deleted,
        customers.created_at,
        customers.updated_at
    from customers
    {{ join_regions('customers') }}

),

persons as (

    select
        record_id,
        'kingdee' as system,
        'kingdee_cloud' as channel,
        acct_id as scope,
        source_record_id,
        party_type,
        {{ clean_name('name_raw') }} as full_name,
        {{ name_status('name_raw') }} as name_status,
        {{ family_name('name_raw') }} as family_name,
        {{ given_name('name_raw') }} as given_name,
        {{ null_columns(['nickname']) }},
        company_name,
        {{ null_columns(['job_title']) }},
        {{ name_gender('name_raw') }} as gender,
        {{ null_columns([
            'birth_date', 'country', 'province', 'city', 'district', 'address',
            'postal_code', 'member_level', 'points', 'consent_marketing',
        ]) }},
        false as is_deleted,
        created_at,
        updated_at
    from people

),

final as (

    select * from organisations

    union all

    select * from persons

)

select * from final
