-- The pairs are private to the matching group, and so is this test.
{{ config(group="matching") }}

-- A pair that stood twice would count its evidence twice; one that stood in
-- both directions would be linked and not linked.
with

pairs as (

    select
        'candidate_pairs_1' as step,
        component_no_a as side_a,
        component_no_b as side_b
    from {{ ref('int_matching__candidate_pairs_1') }}

    union all

    select
        'candidate_pairs_2' as step,
        component_no_a as side_a,
        component_no_b as side_b
    from {{ ref('int_matching__candidate_pairs_2') }}

    union all

    select
        'scored_pairs_1' as step,
        component_no_a as side_a,
        component_no_b as side_b
    from {{ ref('int_matching__scored_pairs_1') }}

    union all

    select
        'scored_pairs_2' as step,
        component_no_a as side_a,
        component_no_b as side_b
    from {{ ref('int_matching__scored_pairs_2') }}

    union all

    select
        'links' as step,
        record_no_a as side_a,
        record_no_b as side_b
    from {{ ref('int_matching__links') }}

)

select
    step,
    least(side_a, side_b) as smaller_side,
    greatest(side_a, side_b) as larger_side
from pairs
group by step, least(side_a, side_b), greatest(side_a, side_b)
having
    count(*) > 1
    or least(side_a, side_b) = greatest(side_a, side_b)
