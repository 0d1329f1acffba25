with

customers as (

    {{ union_systems('customers', except=['record_hash']) }}

),

identifiers as (

    select * from {{ ref('int_conformed__identifiers') }}

),

identifier_texts as (

    select
        record_id,
        {{ dbt.listagg(
            "concat_ws('=', type, scope, value, status, role)",
            "';'",
            'order by type, scope, value, status, role'
        ) }} as identifier_text
    from identifiers
    group by record_id

),

hashed as (

    select
        customers.*,
        md5(
            concat_ws(
                '|',
                customers.record_id,
                customers.party_type,
                coalesce(customers.full_name, ''),
                coalesce(customers.name_status, ''),
                coalesce(customers.nickname, ''),
                coalesce(customers.company_name, ''),
                coalesce(customers.gender, ''),
                coalesce(
                    cast(customers.birth_date as {{ dbt.type_string() }}), ''
                ),
                coalesce(customers.province, ''),
                coalesce(customers.city, ''),
                coalesce(customers.district, ''),
                coalesce(customers.address, ''),
                coalesce(customers.postal_code, ''),
                coalesce(identifier_texts.identifier_text, '')
            )
        ) as record_hash
    from customers
    left join identifier_texts
        on customers.record_id = identifier_texts.record_id

)

select * from hashed
