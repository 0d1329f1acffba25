with

account_links as (

    select * from {{ ref('int_matching__account_links') }}

),

contact_links as (

    select * from {{ ref('int_matching__contact_links') }}

),

partners_1 as (

    select * from {{ ref('int_matching__partners_1') }}

),

partners_2 as (

    select * from {{ ref('int_matching__partners_2') }}

),

comparison_weights as (

    select * from {{ ref('comparison_weights') }}

),

priors as (

    select * from {{ ref('int_matching__prior') }}

),

exact_links as (

    select
        record_no_a,
        record_no_b,
        type as match_rule,
        case
            when type = 'must_link' then 'steward'
            when {{ matches('type', '^(?:organisation|company)_') }}
                then 'organisation'
            else 'account'
        end as comparison,
        case
            when {{ matches('type', '^(?:must|organisation|company)_') }}
                then type
            else 'joined'
        end as level
    from account_links

    union all

    select
        record_no_a,
        record_no_b,
        type as match_rule,
        type as comparison,
        'same_name' as level
    from contact_links

),

weighed as (

    select
        exact_links.record_no_a,
        exact_links.record_no_b,
        exact_links.match_rule,
        exact_links.comparison,
        exact_links.level,
        comparison_weights.weight_millibits + priors.prior_millibits
            as total_millibits
    from exact_links
    inner join comparison_weights
        on
            exact_links.comparison = comparison_weights.comparison
            and exact_links.level = comparison_weights.level
    cross join priors

),

found as (

    select
        'exact' as stage,
        record_no_a,
        record_no_b,
        match_rule,
        comparison,
        level,
        total_millibits
    from weighed

    union all

    select
        'round_1' as stage,
        record_no_a,
        record_no_b,
        'profile' as match_rule,
        cast(null as {{ dbt.type_string() }}) as comparison,
        cast(null as {{ dbt.type_string() }}) as level,
        total_millibits
    from partners_1

    union all

    select
        'round_2' as stage,
        record_no_a,
        record_no_b,
        'profile' as match_rule,
        cast(null as {{ dbt.type_string() }}) as comparison,
        cast(null as {{ dbt.type_string() }}) as level,
        total_millibits
    from partners_2

),

-- A pair may be joined by an account and a phone: the stronger says how.
ranked as (

    select
        *,
        row_number() over (
            partition by record_no_a, record_no_b
            order by total_millibits desc, match_rule
        ) as link_rank
    from found

),

final as (

    select
        stage,
        record_no_a,
        record_no_b,
        match_rule,
        comparison,
        level,
        total_millibits
    from ranked
    where link_rank = 1

)

select * from final
