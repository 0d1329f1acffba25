with

scored_pairs_1 as (

    select * from {{ ref('int_matching__scored_pairs_1') }}

),

scored_pairs_2 as (

    select * from {{ ref('int_matching__scored_pairs_2') }}

),

merged as (

    select * from {{ ref('int_matching__merges_1') }}

),

-- Pairs of two components that the first round has left as they were.
untouched as (

    select
        scored_pairs_1.component_no_a,
        scored_pairs_1.component_no_b,
        scored_pairs_1.is_contradiction,
        scored_pairs_1.total_millibits
    from scored_pairs_1
    left join merged as merges_a
        on scored_pairs_1.component_no_a = merges_a.record_no
    left join merged as merges_b
        on scored_pairs_1.component_no_b = merges_b.record_no
    where coalesce(merges_a.record_no, merges_b.record_no) is null

),

final as (

    select * from untouched

    union all

    select
        component_no_a,
        component_no_b,
        is_contradiction,
        total_millibits
    from scored_pairs_2

)

select * from final
