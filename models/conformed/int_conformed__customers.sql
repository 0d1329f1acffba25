{#- A view: nothing on the way to the ids waits for the hash. -#}
{{ config(materialized="view") }}
with

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

identifiers as (

    select * from {{ ref('int_conformed__identifiers') }}

),

-- A sum, so that the order of the identifiers does not matter.
identifier_sums as (

    select
        record_id,
        sum({{ text_number(
            "concat_ws('=', type, scope, value, status, role)"
        ) }}) as identifier_sum
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
                coalesce(customers.family_name, ''),
                coalesce(customers.given_name, ''),
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
                coalesce(
                    cast(
                        identifier_sums.identifier_sum
                        as {{ dbt.type_string() }}
                    ),
                    ''
                )
            )
        ) as record_hash
    from customers
    left join identifier_sums
        on customers.record_id = identifier_sums.record_id

)

select * from hashed
