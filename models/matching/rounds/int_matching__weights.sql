with

comparison_weights as (

    select * from {{ ref('comparison_weights') }}

),

fitted as (

    {{ fitted_before('match_parameters') | indent(4) }}

),

namesakes as (

    select
        coalesce(fitted.parameter_value, measured.odds_percent)
            as odds_percent
    from {{ ref('int_matching__namesakes') }} as measured
    left join fitted
        on fitted.parameter = 'namesake_odds_percent'

),

final as (

    select
        comparison_weights.comparison,
        comparison_weights.level,
        case
            when
                comparison_weights.comparison = 'name'
                and comparison_weights.level = 'same'
                then {{ millibits('namesakes.odds_percent', '100') }}
            else 0
        end + comparison_weights.weight_millibits as weight_millibits,
        comparison_weights.is_shared,
        comparison_weights.cap_millibits,
        comparison_weights.is_contradiction
    from comparison_weights
    cross join namesakes

)

select * from final
