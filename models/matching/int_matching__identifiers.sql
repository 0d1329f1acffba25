with

identifiers as (

    select * from {{ ref('int_conformed__identifiers') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

identifier_types as (

    select * from {{ ref('identifier_types') }}

),

decisions as (

    select * from {{ ref('int_conformed__decisions') }}

),

blocked_by_steward as (

    select distinct
        identifier_type,
        value
    from decisions
    where decision = 'block_value'

),

judged as (

    select
        records.record_no,
        records.record_id,
        records.party_group,
        records.full_name_key,
        records.surname_key,
        identifiers.type,
        identifiers.scope,
        identifiers.value,
        identifiers.role,
        identifiers.role in ('receiver', 'staff_note') as is_weak,
        identifier_types.guard,
        identifier_types.name_group_cap,
        case
            when not identifier_types.participates then 'type_not_used'
            when identifiers.status <> 'ok' then identifiers.status
            when identifiers.value is null then 'absent'
            when blocked_by_steward.value is not null
                then 'blocked_by_steward'
            when {{ is_listed('identifiers.value', 'identifier') }}
                then 'blocked_value'
        end as value_guard
    from identifiers
    inner join records
        on identifiers.record_id = records.record_id
    left join identifier_types
        on identifiers.type = identifier_types.type
    left join blocked_by_steward
        on
            identifiers.type = blocked_by_steward.identifier_type
            and identifiers.value = blocked_by_steward.value

)

select * from judged
