with

identifiers as (

    select * from {{ ref('int_matching__identifiers') }}

),

name_groups as (

    select * from {{ ref('int_matching__name_groups') }}

),

-- Without any name nothing tells one bearer from the next: then records count.
nameless_counts as (

    select
        type,
        scope,
        value,
        count(distinct record_no) as nameless_records
    from name_groups
    where name_group = ''
    group by type, scope, value

),

guarded as (

    select
        identifiers.record_no,
        identifiers.record_id,
        identifiers.party_group,
        identifiers.full_name_key,
        identifiers.type,
        identifiers.scope,
        identifiers.value,
        identifiers.role,
        identifiers.is_weak,
        name_groups.name_groups,
        case
            when identifiers.guard = 'name_group' then name_groups.name_group
            else ''
        end as link_group,
        case
            when identifiers.value_guard is not null
                then identifiers.value_guard
            when name_groups.name_groups > identifiers.name_group_cap
                then 'over_shared'
            when
                identifiers.guard = 'name_group'
                and name_groups.name_group = ''
                and nameless_counts.nameless_records
                > identifiers.name_group_cap
                then 'over_shared'
            when
                identifiers.guard = 'name_group'
                and name_groups.name_group is null
                then 'ambiguous_name'
        end as guard_reason
    from identifiers
    left join name_groups
        on
            identifiers.record_no = name_groups.record_no
            and identifiers.type = name_groups.type
            and identifiers.scope = name_groups.scope
            and identifiers.value = name_groups.value
            and identifiers.role = name_groups.role
    left join nameless_counts
        on
            identifiers.type = nameless_counts.type
            and identifiers.scope = nameless_counts.scope
            and identifiers.value = nameless_counts.value

)

select * from guarded
