{#- A run goes on with what the last release used, or every new record would
    move every score. -#}
with

component_values as (

    select * from {{ ref('int_matching__component_values') }}

),

fitted as (

    {{ fitted_before('match_parameters') | indent(4) }}

),

measured as (

    select
        'components' as parameter,
        count(distinct component_no) as measured_value
    from {{ ref('int_matching__components_0') }}

    union all

    select
        'named_components' as parameter,
        count(distinct component_no) as measured_value
    from component_values
    where kind = 'name'

),

final as (

    select
        measured.parameter,
        coalesce(fitted.parameter_value, measured.measured_value)
            as parameter_value,
        measured.measured_value,
        coalesce(fitted.fitted_at, {{ as_of() }}) as fitted_at
    from measured
    left join fitted
        on measured.parameter = fitted.parameter

)

select * from final
