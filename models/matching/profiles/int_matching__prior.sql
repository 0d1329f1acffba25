with

components as (

    select count(distinct component_no) as components
    from {{ ref('int_matching__components_0') }}

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
            'greatest(components.components, match_limits.value)', '1'
        ) }} as prior_millibits
    from components
    cross join match_limits

)

select * from final
