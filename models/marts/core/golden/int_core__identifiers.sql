-- A view: two models read it, and it is no more than a join.
{{ config(materialized='view') }}

with

identifiers as (

    select *
    from {{ ref('int_conformed__identifiers') }}
    where value is not null

),

records as (

    select * from {{ ref('int_core__records') }}

),

final as (

    select
        records.one_id,
        records.system,
        records.channel,
        records.seniority,
        identifiers.type,
        identifiers.scope,
        identifiers.value,
        identifiers.status,
        identifiers.role,
        identifiers.is_verified,
        identifiers.valid_from,
        coalesce(identifiers.valid_to, records.valid_to) as valid_to,
        coalesce(identifiers.valid_from, records.seen_at) as seen_at
    from identifiers
    inner join records
        on identifiers.record_id = records.record_id
    -- A receiver's number belongs to the receiver, whom nobody has asked; the
    -- employer's account is the employer's.
    where identifiers.role not in ('receiver', 'employer')

)

select * from final
