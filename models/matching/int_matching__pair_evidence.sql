with

candidate_pairs as (

    select * from {{ ref('int_matching__candidate_pairs') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

decisions as (

    select * from {{ ref('int_conformed__decisions') }}

),

comparison_weights as (

    select * from {{ ref('comparison_weights') }}

),

steward_pairs as (

    select distinct
        least(records_a.record_no, records_b.record_no) as record_no_a,
        greatest(records_a.record_no, records_b.record_no) as record_no_b
    from decisions
    inner join records as records_a
        on decisions.record_id_a = records_a.record_id
    inner join records as records_b
        on decisions.record_id_b = records_b.record_id
    where
        decisions.decision = 'must_link'
        and records_a.record_no <> records_b.record_no

),

-- Two numbers that both agree are one statement: the best level counts once.
identifier_agreements as (

    select
        record_no_a,
        record_no_b,
        comparison,
        min(level) as level
    from candidate_pairs
    group by record_no_a, record_no_b, comparison

),

pairs as (

    select
        record_no_a,
        record_no_b
    from identifier_agreements

    union

    select
        record_no_a,
        record_no_b
    from steward_pairs

),

name_comparisons as (

    select
        pairs.record_no_a,
        pairs.record_no_b,
        'name' as comparison,
        case
            when records_a.full_name_key = records_b.full_name_key
                then 'same'
            when
                records_a.full_name_key is not null
                and records_b.full_name_key is not null
                then 'different'
            when records_a.surname_key = records_b.surname_key
                then 'compatible'
            else 'missing'
        end as level
    from pairs
    inner join records as records_a
        on pairs.record_no_a = records_a.record_no
    inner join records as records_b
        on pairs.record_no_b = records_b.record_no

),

comparisons as (

    select * from identifier_agreements

    union all

    select * from name_comparisons

    union all

    select
        record_no_a,
        record_no_b,
        'steward' as comparison,
        'must_link' as level
    from steward_pairs

),

final as (

    select
        comparisons.record_no_a,
        comparisons.record_no_b,
        comparisons.comparison,
        comparisons.level,
        comparison_weights.weight_millibits
    from comparisons
    left join comparison_weights
        on
            comparisons.comparison = comparison_weights.comparison
            and comparisons.level = comparison_weights.level

)

select * from final
