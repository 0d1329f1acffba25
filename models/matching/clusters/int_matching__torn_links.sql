with

found_links as (

    select * from {{ ref('int_matching__found_links') }}

),

linked_components as (

    select * from {{ ref('int_matching__linked_components') }}

),

apart_pairs as (

    select * from {{ ref('int_matching__apart_pairs') }}

),

freed_records as (

    select * from {{ ref('int_matching__freed_records') }}

),

torn_components as (

    select component_no
    from apart_pairs

    union

    select linked_components.component_no
    from linked_components
    inner join freed_records
        on linked_components.record_no = freed_records.record_no

),

torn_records as (

    select
        linked_components.record_no,
        linked_components.component_no
    from linked_components
    inner join torn_components
        on linked_components.component_no = torn_components.component_no

),

-- What gives way first: a score, then an equal phone and name, then an account,
-- then a steward's word.
judged as (

    select
        torn_records.component_no,
        found_links.record_no_a,
        found_links.record_no_b,
        found_links.stage,
        found_links.match_rule,
        found_links.total_millibits,
        case
            when found_links.match_rule = 'must_link' then 3
            when found_links.comparison = 'account' then 2
            when found_links.stage = 'exact' then 1
            else 0
        end as firmness,
        freed_a.record_no is not null
        or freed_b.record_no is not null as is_freed
    from found_links
    inner join torn_records
        on found_links.record_no_a = torn_records.record_no
    left join freed_records as freed_a
        on found_links.record_no_a = freed_a.record_no
    left join freed_records as freed_b
        on found_links.record_no_b = freed_b.record_no

),

final as (

    select
        *,
        row_number() over (
            order by
                firmness desc,
                total_millibits desc,
                record_no_a,
                record_no_b
        ) as link_rank
    from judged

)

select * from final
