with

points as (

    select * from {{ ref('int_risk__points_findings') }}

),

refunds as (

    select * from {{ ref('int_risk__refund_findings') }}

),

coupons as (

    select * from {{ ref('int_risk__coupon_findings') }}

),

rules as (

    select * from {{ ref('risk_rules') }}

),

findings as (

    select * from points
    union all
    select * from refunds
    union all
    select * from coupons

),

final as (

    select
        {{ keyed_hash("findings.rule_code || '|' || findings.subject_key") }}
            as finding_key,
        findings.one_id,
        findings.rule_code,
        rules.label_en,
        rules.label_zh,
        cast(findings.found_value as decimal(18, 4)) as found_value,
        cast(rules.threshold as decimal(18, 4)) as threshold,
        findings.last_happened_at
    from findings
    inner join rules
        on findings.rule_code = rules.rule

)

select * from final
