with

torn_links as (

    select * from {{ ref('int_matching__torn_links') }}

),

parted_components as (

    select * from {{ ref('int_matching__parted_components') }}

),

apart_pairs as (

    select * from {{ ref('int_matching__apart_pairs') }}

),

-- A record that has lost all its links is a part of its own.
cut as (

    select
        torn_links.*,
        coalesce(parts_a.component_no, torn_links.record_no_a) as part_a,
        coalesce(parts_b.component_no, torn_links.record_no_b) as part_b
    from torn_links
    left join parted_components as parts_a
        on torn_links.record_no_a = parts_a.record_no
    left join parted_components as parts_b
        on torn_links.record_no_b = parts_b.record_no
    where
        coalesce(parts_a.component_no, torn_links.record_no_a)
        <> coalesce(parts_b.component_no, torn_links.record_no_b)

),

kept_apart as (

    select
        apart_pairs.*,
        coalesce(parts_a.component_no, apart_pairs.record_no_a) as part_a,
        coalesce(parts_b.component_no, apart_pairs.record_no_b) as part_b
    from apart_pairs
    left join parted_components as parts_a
        on apart_pairs.record_no_a = parts_a.record_no
    left join parted_components as parts_b
        on apart_pairs.record_no_b = parts_b.record_no

),

-- One link may part several: a steward's word is told before a check.
reasons as (

    select
        cut.record_no_a,
        cut.record_no_b,
        cut.stage,
        cut.match_rule,
        cut.total_millibits,
        case
            when cut.is_freed then 'un_merge'
            else coalesce(kept_apart.reason, 'undecided')
        end as reason,
        kept_apart.cause,
        kept_apart.record_no_a as apart_no_a,
        kept_apart.record_no_b as apart_no_b,
        row_number() over (
            partition by cut.record_no_a, cut.record_no_b
            order by
                kept_apart.cuts_up_to desc,
                kept_apart.reason,
                kept_apart.record_no_a,
                kept_apart.record_no_b,
                kept_apart.cause
        ) as reason_rank
    from cut
    left join kept_apart
        on
            least(cut.part_a, cut.part_b)
            = least(kept_apart.part_a, kept_apart.part_b)
            and greatest(cut.part_a, cut.part_b)
            = greatest(kept_apart.part_a, kept_apart.part_b)
            and cut.firmness <= kept_apart.cuts_up_to
            and not cut.is_freed

),

final as (

    select
        record_no_a,
        record_no_b,
        stage,
        match_rule,
        total_millibits,
        reason,
        cause,
        apart_no_a,
        apart_no_b
    from reasons
    where reason_rank = 1

)

select * from final
