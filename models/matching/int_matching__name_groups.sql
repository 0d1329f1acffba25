with

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where value_guard is null

),

-- Full names on one value: each is a group of its own.
full_names as (

    select distinct
        type,
        scope,
        value,
        party_group,
        full_name_key as name_group,
        surname_key
    from identifiers
    where full_name_key is not null

),

surname_matches as (

    select
        type,
        scope,
        value,
        party_group,
        surname_key,
        count(*) as matching_groups,
        min(name_group) as name_group
    from full_names
    group by type, scope, value, party_group, surname_key

),

-- A surname alone joins the one full name it fits, or stands for itself.
partial_names as (

    select distinct
        identifiers.type,
        identifiers.scope,
        identifiers.value,
        identifiers.party_group,
        identifiers.surname_key,
        case
            when surname_matches.matching_groups = 1
                then surname_matches.name_group
            when surname_matches.matching_groups is null
                then identifiers.surname_key || '*'
        end as name_group
    from identifiers
    left join surname_matches
        on
            identifiers.type = surname_matches.type
            and identifiers.scope = surname_matches.scope
            and identifiers.value = surname_matches.value
            and identifiers.party_group = surname_matches.party_group
            and identifiers.surname_key = surname_matches.surname_key
    where
        identifiers.full_name_key is null
        and identifiers.surname_key is not null

),

all_groups as (

    select
        type,
        scope,
        value,
        party_group,
        name_group
    from full_names

    union

    select
        type,
        scope,
        value,
        party_group,
        name_group
    from partial_names
    where name_group is not null

),

group_counts as (

    select
        type,
        scope,
        value,
        party_group,
        count(*) as name_groups,
        min(name_group) as first_group
    from all_groups
    group by type, scope, value, party_group

),

final as (

    select
        identifiers.record_no,
        identifiers.type,
        identifiers.scope,
        identifiers.value,
        identifiers.role,
        coalesce(group_counts.name_groups, 0) as name_groups,
        case
            when identifiers.full_name_key is not null
                then identifiers.full_name_key
            when identifiers.surname_key is not null
                then partial_names.name_group
            when group_counts.name_groups = 1 then group_counts.first_group
            when group_counts.name_groups is null then ''
        end as name_group
    from identifiers
    left join group_counts
        on
            identifiers.type = group_counts.type
            and identifiers.scope = group_counts.scope
            and identifiers.value = group_counts.value
            and identifiers.party_group = group_counts.party_group
    left join partial_names
        on
            identifiers.type = partial_names.type
            and identifiers.scope = partial_names.scope
            and identifiers.value = partial_names.value
            and identifiers.party_group = partial_names.party_group
            and identifiers.surname_key = partial_names.surname_key

)

select * from final
