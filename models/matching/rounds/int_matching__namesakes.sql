{#- How often two bearers of one rare name are one person, judged by a field
    that had no say in it: whether their birth dates agree. -#}
with

compared_pairs as (

    select *
    from {{ ref('int_matching__compared_pairs_1') }}
    where
        name = 'same'
        and birth_date is not null

),

agreements as (

    select * from {{ ref('int_matching__agreements_1') }}

),

priors as (

    select * from {{ ref('int_matching__prior') }}

),

-- Every two bearers of such a name are compared, whatever else they say.
rarest_names as (

    select
        -priors.prior_millibits
        - {{ millibits('blocking_rules.max_components - 1', '1') }}
            as rarity_millibits
    from {{ ref('blocking_rules') }} as blocking_rules
    cross join priors
    where blocking_rules.block_rule = 'name'

),

-- Nothing else agrees, and nothing contradicts.
namesakes as (

    select
        priors.prior_millibits
        + compared_pairs.family_name_rarity
        + compared_pairs.name_rarity as total_millibits,
        case when compared_pairs.birth_date = 'same' then 1 else 0 end
            as is_born_with
    from compared_pairs
    inner join agreements
        on
            compared_pairs.component_no_a = agreements.component_no_a
            and compared_pairs.component_no_b = agreements.component_no_b
    cross join priors
    cross join rarest_names
    where
        agreements.name_rarity >= rarest_names.rarity_millibits
        and coalesce(
            compared_pairs.phone,
            compared_pairs.email,
            compared_pairs.address,
            compared_pairs.city,
            compared_pairs.postal_code,
            compared_pairs.nickname,
            compared_pairs.account,
            compared_pairs.other_id
        ) is null

),

-- Of one person's records not all give the same birth date.
surely_one as (

    select
        count(*) as pairs,
        sum(case when birth_date = 'same' then 1 else 0 end) as agreeing_pairs
    from compared_pairs
    where
        phone in ('own', 'contested')
        or email = 'same'

),

-- How many of them there are for each that gives the same one.
dated as (

    select
        case
            when agreeing_pairs >= 100
                then cast(pairs as double) / agreeing_pairs
            else 1
        end as pairs_per_agreeing
    from surely_one

),

measured as (

    select
        count(*) as pairs,
        sum(namesakes.is_born_with) * max(dated.pairs_per_agreeing) as persons
    from namesakes
    cross join dated

),

offered as (

    {{ odds_on_offer() | indent(4) }}

),

expected as (

    select
        offered.odds_percent,
        sum(cast(round(
            1000000 / (
                1 + 100 * power(2, -namesakes.total_millibits / 1000.0)
                / offered.odds_percent
            )
        ) as bigint)) as millionths
    from namesakes
    cross join offered
    group by offered.odds_percent

),

-- Where few pairs speak, rarity alone does.
ranked as (

    select
        expected.odds_percent,
        row_number() over (
            order by
                abs(expected.millionths - round(1000000 * measured.persons)),
                expected.odds_percent
        ) as fit_rank
    from expected
    cross join measured
    where measured.pairs >= 200

),

final as (

    select cast(coalesce(max(odds_percent), 100) as bigint) as odds_percent
    from ranked
    where fit_rank = 1

)

select * from final
