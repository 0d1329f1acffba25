with

match_parameters as (

    select *
    from {{ ref('match_parameters') }}
    where parameter = 'components'

),

match_limits as (

    select *
    from {{ ref('match_limits') }}
    where name = 'smallest_population'

),

-- Of all others one at most is the same person: the weight a pair starts from.
final as (

    select
        -{{ millibits(
            'greatest(match_parameters.parameter_value, match_limits.value)', '1'
        ) }} as prior_millibits
    from match_parameters
    cross join match_limits

)

select * from final
