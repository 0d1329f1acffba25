with

component_values as (

    select * from {{ ref('int_matching__component_values') }}

),

population_sizes as (

    select * from {{ ref('int_matching__population') }}

),

match_limits as (

    select * from {{ ref('match_limits') }}

),

fitted as (

    {{ fitted_before('match_frequencies') | indent(4) }}

),

-- A file of a few hundred records says little about how rare a value is.
population as (

    select
        greatest(population_sizes.parameter_value, match_limits.value)
            as people
    from population_sizes
    cross join match_limits
    where
        population_sizes.parameter = 'components'
        and match_limits.name = 'smallest_population'

),

named as (

    select parameter_value as named_components
    from population_sizes
    where parameter = 'named_components'

),

counted as (

    select
        kind,
        value_no,
        count(*) as components
    from component_values
    group by kind, value_no

),

-- Values that were frequent when the parameters were fitted stay as frequent.
in_force as (

    select
        counted.kind,
        counted.value_no,
        counted.components,
        coalesce(fitted.components, counted.components) as frequency
    from counted
    left join fitted
        on counted.value_no = fitted.value_no

),

-- How rare a value is without the pair that shares it: of the components that
-- bear it, one more than the first. Given names and nicknames of two bearers
-- are rarer than that says.
final as (

    select
        in_force.kind,
        in_force.value_no,
        in_force.components,
        case
            when in_force.kind in ('family_name', 'last_character')
                then {{ millibits(
                    'named.named_components',
                    'greatest(in_force.frequency - 1, 1)'
                ) }}
            when in_force.kind = 'given_name'
                then {{ millibits(
                    '10 * named.named_components',
                    'greatest(10 * in_force.frequency - 15, 3)'
                ) }}
            when in_force.kind = 'nickname'
                then {{ millibits(
                    '10 * population.people',
                    'greatest(10 * in_force.frequency - 15, 5)'
                ) }}
            else {{ millibits(
                'population.people', 'greatest(in_force.frequency - 1, 1)'
            ) }}
        end as rarity_millibits
    from in_force
    cross join population
    cross join named

)

select * from final
