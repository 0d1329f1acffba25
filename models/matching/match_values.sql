with

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

identifiers as (

    select * from {{ ref('int_conformed__identifiers') }}

),

guarded_identifiers as (

    select * from {{ ref('int_matching__guarded_identifiers') }}

),

identifier_types as (

    select * from {{ ref('identifier_types') }}

),

attributes as (

    select
        record_id,
        'name' as comparison,
        'name' as value_kind,
        -- Of a partial name the parts that are known.
        coalesce(
            full_name,
            nullif(
                coalesce(family_name, '') || coalesce(given_name, ''), ''
            )
        ) as value,
        case when name_status <> 'ok' then name_status end as reason
    from customers

    union all

    select
        record_id,
        'organisation' as comparison,
        'company_name' as value_kind,
        company_name as value,
        null as reason
    from customers
    where party_type = 'organisation'

    union all

    select
        record_id,
        'nickname' as comparison,
        'nickname' as value_kind,
        nickname as value,
        null as reason
    from customers

    union all

    select
        record_id,
        'gender' as comparison,
        'gender' as value_kind,
        gender as value,
        null as reason
    from customers

    union all

    select
        record_id,
        'birth_date' as comparison,
        'birth_date' as value_kind,
        cast(birth_date as {{ dbt.type_string() }}) as value,
        null as reason
    from customers

    union all

    select
        record_id,
        'city' as comparison,
        'city' as value_kind,
        city as value,
        null as reason
    from customers

    union all

    select
        record_id,
        'postal_code' as comparison,
        'postal_code' as value_kind,
        postal_code as value,
        null as reason
    from customers

    union all

    select
        record_id,
        'address' as comparison,
        'address' as value_kind,
        address as value,
        null as reason
    from customers

),

identifier_values as (

    select
        guarded_identifiers.record_id,
        case
            when guarded_identifiers.type in ('phone', 'email', 'other_id')
                then guarded_identifiers.type
            when guarded_identifiers.type = 'web_domain' then 'organisation'
            else 'account'
        end as comparison,
        guarded_identifiers.type as value_kind,
        guarded_identifiers.value,
        guarded_identifiers.guard_reason as reason
    from guarded_identifiers
    inner join identifier_types
        on guarded_identifiers.type = identifier_types.type
    where identifier_types.participates

    union all

    -- What a mask leaves of a number is compared as well.
    select
        record_id,
        'phone' as comparison,
        'phone' as value_kind,
        raw_value as value,
        status as reason
    from identifiers
    where
        type = 'phone'
        and status = 'masked'

),

all_values as (

    select * from attributes

    union all

    select * from identifier_values

),

final as (

    select
        record_id,
        comparison,
        value_kind,
        value,
        min(reason) as reason
    from all_values
    where value is not null
    group by record_id, comparison, value_kind, value

)

select * from final
