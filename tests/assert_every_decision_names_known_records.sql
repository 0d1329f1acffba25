{{ config(group="matching", severity="warn") }}
-- A record may have gone with its source: the decision waits for its return.
select
    decision_id,
    problem
from {{ ref('int_matching__decision_problems') }}
where problem_kind <> 'contradiction'
