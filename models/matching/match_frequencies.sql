{#- The frequencies that the weights of this release rest on. Values of one
    component need no row: no pair has shared them yet. -#}
with

value_rarities as (

    select * from {{ ref('int_matching__value_rarities') }}

),

fitted as (

    {{ fitted_before('match_frequencies') | indent(4) }}

),

was_fitted as (

    select count(*) > 0 as is_fitted
    from ({{ fitted_before('match_parameters') }}) as parameters

),

final as (

    select
        value_no,
        components
    from fitted

    union all

    select
        value_rarities.value_no,
        value_rarities.components
    from value_rarities
    cross join was_fitted
    where
        value_rarities.components > 1
        and not was_fitted.is_fitted

)

select * from final
