with

comparison_weights as (

    select * from {{ ref('comparison_weights') }}

),

match_parameters as (

    select *
    from {{ ref('match_parameters') }}
    where parameter = 'namesake_odds_percent'

),

final as (

    select
        comparison_weights.comparison,
        comparison_weights.level,
        case
            when
                comparison_weights.comparison = 'name'
                and comparison_weights.level = 'same'
                then {{ millibits('match_parameters.parameter_value', '100') }}
            else 0
        end + comparison_weights.weight_millibits as weight_millibits,
        comparison_weights.is_shared,
        comparison_weights.cap_millibits,
        comparison_weights.is_contradiction
    from comparison_weights
    cross join match_parameters

)

select * from final
