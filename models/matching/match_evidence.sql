with

pair_evidence as (

    select * from {{ ref('int_matching__pair_evidence') }}

),

scored_pairs as (

    select * from {{ ref('int_matching__scored_pairs') }}

),

links as (

    select * from {{ ref('int_matching__links') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

final as (

    select
        records_a.record_id as record_id_a,
        records_b.record_id as record_id_b,
        pair_evidence.comparison,
        pair_evidence.level,
        pair_evidence.weight_millibits,
        scored_pairs.total_millibits,
        case
            when links.is_cut then 'cut'
            when scored_pairs.is_strict then 'strict_link'
            when scored_pairs.is_standard then 'link'
            else 'below_threshold'
        end as decision
    from pair_evidence
    inner join scored_pairs
        on
            pair_evidence.record_no_a = scored_pairs.record_no_a
            and pair_evidence.record_no_b = scored_pairs.record_no_b
    left join links
        on
            pair_evidence.record_no_a = links.record_no_a
            and pair_evidence.record_no_b = links.record_no_b
    inner join records as records_a
        on pair_evidence.record_no_a = records_a.record_no
    inner join records as records_b
        on pair_evidence.record_no_b = records_b.record_no

)

select * from final
