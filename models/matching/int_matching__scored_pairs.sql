with

pair_evidence as (

    select * from {{ ref('int_matching__pair_evidence') }}

),

match_thresholds as (

    select * from {{ ref('match_thresholds') }}

),

thresholds as (

    select
        max(case when id_level = 'standard' then minimum_millibits end)
            as standard_millibits,
        max(case when id_level = 'strict' then minimum_millibits end)
            as strict_millibits
    from match_thresholds

),

ranked as (

    select
        *,
        row_number() over (
            partition by record_no_a, record_no_b
            order by comparison = 'name', weight_millibits desc, comparison
        ) as evidence_rank
    from pair_evidence

),

totals as (

    select
        record_no_a,
        record_no_b,
        sum(weight_millibits) as total_millibits,
        max(case when evidence_rank = 1 then comparison end) as match_rule
    from ranked
    group by record_no_a, record_no_b

),

final as (

    select
        totals.record_no_a,
        totals.record_no_b,
        totals.match_rule,
        cast(totals.total_millibits as bigint) as total_millibits,
        totals.total_millibits >= thresholds.standard_millibits as is_standard,
        totals.total_millibits >= thresholds.strict_millibits as is_strict
    from totals
    cross join thresholds

)

select * from final
