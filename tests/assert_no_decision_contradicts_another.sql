{{ config(group="matching", severity="warn") }}
-- `oneid review` lists them too. The other decisions are obeyed all the same.
select
    decision_id,
    problem
from {{ ref('int_matching__decision_problems') }}
where problem_kind = 'contradiction'
