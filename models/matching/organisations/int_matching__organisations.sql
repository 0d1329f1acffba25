with

records as (

    select
        record_no,
        record_id,
        city
    from {{ ref('int_matching__records') }}
    where party_group = 'organisation'

),

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

organisation_names as (

    select * from {{ ref('int_matching__organisation_names') }}

),

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where
        party_group = 'organisation'
        and type = 'uscc'
        and value_guard is null

),

-- Two codes on one record prove neither.
codes as (

    select
        record_no,
        case when min(value) = max(value) then min(value) end as uscc
    from identifiers
    group by record_no

),

final as (

    select
        records.record_no,
        codes.uscc,
        organisation_names.company_key,
        organisation_names.region_code,
        coalesce(organisation_names.region_code, records.city) as place
    from records
    inner join customers
        on records.record_id = customers.record_id
    left join organisation_names
        on customers.company_name = organisation_names.company_name
    left join codes
        on records.record_no = codes.record_no

)

select * from final
