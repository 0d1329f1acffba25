with

compared_pairs as (

    select
        1 as round_no,
        component_no_a,
        component_no_b
    from {{ ref('int_matching__compared_pairs_1') }}
    where
        records_a > 1
        and records_b > 1

    union all

    select
        2 as round_no,
        component_no_a,
        component_no_b
    from {{ ref('int_matching__compared_pairs_2') }}
    where
        records_a > 1
        and records_b > 1

),

scored_pairs as (

    select
        1 as round_no,
        component_no_a,
        component_no_b,
        total_millibits
    from {{ ref('int_matching__scored_pairs_1') }}

    union all

    select
        2 as round_no,
        component_no_a,
        component_no_b,
        total_millibits
    from {{ ref('int_matching__scored_pairs_2') }}

),

merges_1 as (

    select * from {{ ref('int_matching__merges_1') }}

),

merges_2 as (

    select * from {{ ref('int_matching__merges_2') }}

),

bars as (

    select * from {{ ref('int_matching__bars') }}

),

-- Where components of either round have ended; most have merged with none.
merged as (

    select
        merges_1.record_no,
        coalesce(merges_2.component_no, merges_1.component_no) as component_no
    from merges_1
    left join merges_2
        on merges_1.component_no = merges_2.record_no

    union

    select
        record_no,
        component_no
    from merges_2

),

joined as (

    select
        compared_pairs.round_no,
        merged_a.component_no,
        compared_pairs.component_no_a,
        compared_pairs.component_no_b
    from compared_pairs
    inner join merged as merged_a
        on compared_pairs.component_no_a = merged_a.record_no
    inner join merged as merged_b
        on
            compared_pairs.component_no_b = merged_b.record_no
            and merged_a.component_no = merged_b.component_no

),

final as (

    select distinct
        joined.component_no,
        joined.component_no_a as record_no_a,
        joined.component_no_b as record_no_b
    from joined
    inner join scored_pairs
        on
            joined.round_no = scored_pairs.round_no
            and joined.component_no_a = scored_pairs.component_no_a
            and joined.component_no_b = scored_pairs.component_no_b
    cross join bars
    where scored_pairs.total_millibits < bars.review

)

select * from final
