with

population_sizes as (

    select *
    from {{ ref('int_matching__population') }}
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
            'greatest(population_sizes.parameter_value, match_limits.value)', '1'
        ) }} as prior_millibits
    from population_sizes
    cross join match_limits

)

select * from final
