{#- What weights depend on, besides the values themselves. -#}
with

population as (

    select * from {{ ref('int_matching__population') }}

),

namesakes as (

    select
        'namesake_odds_percent' as parameter,
        odds_percent as measured_value
    from {{ ref('int_matching__namesakes') }}

),

channel_odds as (

    select * from {{ ref('int_matching__channel_odds') }}

),

fitted as (

    {{ fitted_before('match_parameters') | indent(4) }}

),

final as (

    select
        parameter,
        parameter_value,
        measured_value,
        fitted_at
    from population

    union all

    select
        parameter,
        parameter_value,
        measured_value,
        fitted_at
    from channel_odds

    union all

    select
        namesakes.parameter,
        coalesce(fitted.parameter_value, namesakes.measured_value)
            as parameter_value,
        namesakes.measured_value,
        coalesce(fitted.fitted_at, {{ as_of() }}) as fitted_at
    from namesakes
    left join fitted
        on namesakes.parameter = fitted.parameter

)

select * from final
