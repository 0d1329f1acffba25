with

component_values as (

    select * from {{ ref('int_matching__component_values') }}

),

components as (

    select count(distinct component_no) as components
    from {{ ref('int_matching__components_0') }}

),

match_limits as (

    select * from {{ ref('match_limits') }}

),

-- A file of a few hundred records says little about how rare a value is.
population as (

    select greatest(components.components, match_limits.value) as people
    from components
    cross join match_limits
    where match_limits.name = 'smallest_population'

),

named as (

    select count(distinct component_no) as named_components
    from component_values
    where kind = 'name'

),

-- A value implies its kind.
counted as (

    select
        min(kind) as kind,
        value_no,
        count(*) as components
    from component_values
    group by value_no

),

-- How rare a value is without the pair that shares it: of the components that
-- bear it, one more than the first. Given names and nicknames of two bearers
-- are rarer than that says.
final as (

    select
        counted.kind,
        counted.value_no,
        counted.components,
        case
            when counted.kind in ('family_name', 'last_character')
                then {{ millibits(
                    'named.named_components',
                    'greatest(counted.components - 1, 1)'
                ) }}
            when counted.kind = 'given_name'
                then {{ millibits(
                    '10 * named.named_components',
                    'greatest(10 * counted.components - 15, 3)'
                ) }}
            when counted.kind = 'nickname'
                then {{ millibits(
                    '10 * population.people',
                    'greatest(10 * counted.components - 15, 5)'
                ) }}
            else {{ millibits(
                'population.people', 'greatest(counted.components - 1, 1)'
            ) }}
        end as rarity_millibits
    from counted
    cross join population
    cross join named

)

select * from final
