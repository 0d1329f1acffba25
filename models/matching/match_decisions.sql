with

decisions as (

    select * from {{ ref('int_conformed__decisions') }}

),

decision_problems as (

    select
        decision_id,
        min(problem) as problem
    from {{ ref('int_matching__decision_problems') }}
    group by decision_id

),

final as (

    select
        decisions.decision_id,
        decisions.decision,
        decisions.record_id_a,
        decisions.record_id_b,
        decisions.identifier_type,
        decisions.decided_by,
        decisions.decided_at,
        decisions.reason,
        decision_problems.problem
    from decisions
    left join decision_problems
        on decisions.decision_id = decision_problems.decision_id

)

select * from final
