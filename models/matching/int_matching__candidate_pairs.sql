with

usable as (

    select *
    from {{ ref('int_matching__guarded_identifiers') }}
    where guard_reason is null

),

-- One row per record on a value: its own mention before a weak one.
mentions as (

    select
        record_no,
        type,
        scope,
        value,
        party_group,
        link_group,
        full_name_key,
        min(case when is_weak then 1 else 0 end) as weakness
    from usable
    group by
        record_no,
        type,
        scope,
        value,
        party_group,
        link_group,
        full_name_key

),

-- All records of a group are compared with its best documented record.
ranked as (

    select
        *,
        first_value(record_no) over (
            partition by type, scope, value, party_group, link_group
            order by weakness, full_name_key is null, record_no
        ) as hub_no,
        first_value(weakness) over (
            partition by type, scope, value, party_group, link_group
            order by weakness, full_name_key is null, record_no
        ) as hub_weakness
    from mentions

),

final as (

    select
        least(hub_no, record_no) as record_no_a,
        greatest(hub_no, record_no) as record_no_b,
        type as comparison,
        case
            when weakness + hub_weakness > 0 then 'weak'
            else 'same'
        end as level,
        count(*) as agreeing_values
    from ranked
    where record_no <> hub_no
    group by
        least(hub_no, record_no),
        greatest(hub_no, record_no),
        type,
        case
            when weakness + hub_weakness > 0 then 'weak'
            else 'same'
        end

)

select * from final
