with

identifiers as (

    select * from {{ ref('int_conformed__identifiers') }}

),

records as (

    select
        record_no,
        record_id,
        party_group
    from {{ ref('int_matching__records') }}

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
        coalesce(
            {{ phone_tail('identifier_type', 'value', 'value') }}, value
        ) as value
    from decisions
    where decision = 'block_value'

),

spelled as (

    select
        *,
        -- A taxpayer number of 18 characters is the credit code.
        case
            when type = 'tax_number' and length(value) = 18 then 'uscc'
            else type
        end as known_type,
        case
            when status in ('ok', 'invalid', 'landline')
                then {{ phone_tail('type', 'value', 'raw_value') }}
        end as phone_tail
    from identifiers

),

judged as (

    select
        records.record_no,
        records.party_group,
        spelled.known_type as type,
        coalesce(spelled.scope, '') as scope,
        -- Values that are unique over all scopes are one, whoever wrote down
        -- which scope it was.
        case
            when identifier_types.is_unique_across_scopes then ''
            else coalesce(spelled.scope, '')
        end as link_scope,
        coalesce(spelled.phone_tail, spelled.value) as value,
        case
            when spelled.type = 'phone' and spelled.status = 'masked'
                then {{ extract_match(
                    'spelled.raw_value', '1[0-9]{2}[*]{4}[0-9]{4}'
                ) }}
        end as masked_phone,
        spelled.role,
        spelled.role in ('receiver', 'staff_note') as is_weak,
        identifier_types.identifier_class,
        identifier_types.guard,
        identifier_types.name_group_cap,
        case
            when identifier_types.type is null then 'unknown_type'
            when not identifier_types.participates then 'type_not_used'
            when spelled.status <> 'ok' and spelled.phone_tail is null
                then spelled.status
            when coalesce(spelled.phone_tail, spelled.value) is null
                then 'absent'
            when blocked_by_steward.value is not null
                then 'blocked_by_steward'
            when
                {{ is_listed('spelled.value', 'identifier') }}
                or (
                    identifier_types.identifier_class in ('card', 'government')
                    and {{ is_listed(lower_case('spelled.value'), 'document') }}
                )
                then 'blocked_value'
            -- Colleagues share it, and their employer is none of them.
            when
                spelled.role = 'employer'
                or (
                    identifier_types.identifier_class = 'organisation'
                    and records.party_group = 'person'
                )
                then 'employer'
        end as value_guard
    from spelled
    inner join records
        on spelled.record_id = records.record_id
    left join identifier_types
        on spelled.known_type = identifier_types.type
    left join blocked_by_steward
        on
            spelled.known_type = blocked_by_steward.identifier_type
            and coalesce(spelled.phone_tail, spelled.value)
            = blocked_by_steward.value

),

-- Whole numbers are compared many times faster than texts.
final as (

    select
        record_no,
        party_group,
        type,
        scope,
        value,
        masked_phone,
        role,
        is_weak,
        identifier_class,
        guard,
        name_group_cap,
        value_guard,
        {{ text_number("type || '|' || link_scope || '|' || value") }}
            as value_no
    from judged

)

select * from final
