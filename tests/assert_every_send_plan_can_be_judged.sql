-- A plan for a segment that is not there reaches nobody; one for a medium
-- without a rule is refused to everybody.
with

send_plans as (

    select * from {{ ref('send_plans') }}

),

send_rules as (

    select * from {{ ref('send_rules') }}

),

segments as (

    select distinct segment from {{ ref('segments') }}

)

select
    send_plans.send_plan,
    send_plans.medium,
    send_plans.send_segment
from send_plans
left join send_rules
    on send_plans.medium = send_rules.medium
left join segments
    on send_plans.send_segment = segments.segment
where
    send_rules.medium is null
    or (send_plans.send_segment <> '*' and segments.segment is null)
