with

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where
        guard = 'value'
        and value_guard is null

),

records as (

    select * from {{ ref('int_matching__records') }}

),

names as (

    select * from {{ ref('int_matching__names') }}

),

-- Most values are one record's alone and join nothing.
shared as (

    select value_no
    from identifiers
    group by value_no
    having min(record_no) < max(record_no)

),

named as (

    select
        identifiers.value_no,
        identifiers.record_no,
        records.party_group,
        identifiers.name_group_cap,
        coalesce(names.name_sound, records.full_name_key) as name_group
    from identifiers
    inner join shared
        on identifiers.value_no = shared.value_no
    inner join records
        on identifiers.record_no = records.record_no
    left join names
        on records.full_name_key = names.full_name_key

),

final as (

    select
        value_no,
        party_group,
        min(record_no) as hub_no,
        count(distinct record_no) as records,
        count(distinct name_group) as name_groups,
        count(distinct name_group) > min(name_group_cap) as is_over_shared
    from named
    group by value_no, party_group

)

select * from final
