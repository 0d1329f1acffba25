with

evidence_1 as (

    select * from {{ ref('int_matching__evidence_1') }}

),

evidence_2 as (

    select * from {{ ref('int_matching__evidence_2') }}

),

found_links as (

    select * from {{ ref('int_matching__found_links') }}

),

links as (

    select * from {{ ref('int_matching__links') }}

),

comparison_weights as (

    select * from {{ ref('comparison_weights') }}

),

priors as (

    select * from {{ ref('int_matching__prior') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

exact as (

    select
        found_links.record_no_a,
        found_links.record_no_b,
        found_links.comparison,
        found_links.level,
        comparison_weights.weight_millibits,
        found_links.total_millibits
    from found_links
    inner join comparison_weights
        on
            found_links.comparison = comparison_weights.comparison
            and found_links.level = comparison_weights.level
    where found_links.stage = 'exact'

    union all

    select
        found_links.record_no_a,
        found_links.record_no_b,
        'prior' as comparison,
        'population' as level,
        priors.prior_millibits as weight_millibits,
        found_links.total_millibits
    from found_links
    cross join priors
    where found_links.stage = 'exact'

),

seen_again as (

    select
        component_no_a as record_no_a,
        component_no_b as record_no_b
    from {{ ref('int_matching__scored_pairs_2') }}

),

-- What the second round has judged anew is told in its words only.
evidence as (

    select * from exact

    union all

    select * from evidence_2

    union all

    select evidence_1.*
    from evidence_1
    left join seen_again
        on
            evidence_1.record_no_a = seen_again.record_no_a
            and evidence_1.record_no_b = seen_again.record_no_b
    where seen_again.record_no_a is null

),

final as (

    select
        records_a.record_id as record_id_a,
        records_b.record_id as record_id_b,
        evidence.comparison,
        evidence.level,
        evidence.weight_millibits,
        cast(evidence.total_millibits as bigint) as total_millibits,
        case
            when links.is_cut then 'cut'
            when links.is_strict then 'strict_link'
            when links.is_standard then 'link'
            else 'not_linked'
        end as decision
    from evidence
    left join links
        on
            evidence.record_no_a = links.record_no_a
            and evidence.record_no_b = links.record_no_b
    inner join records as records_a
        on evidence.record_no_a = records_a.record_no
    inner join records as records_b
        on evidence.record_no_b = records_b.record_no

)

select * from final
